package dev.earshot.app.qr;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/// Under which address another device in the network reaches a server of this machine.
public final class PhoneAddress {
    private PhoneAddress() {}

    /// Empty where only this machine reaches it. A server that listens everywhere is reached at this machine's address
    /// in
    /// its network.
    public static Optional<URI> of(URI server) {
        return of(server, PhoneAddress::inNetworks);
    }

    /// The addresses of a machine, the likeliest first.
    interface Addresses {
        Stream<InetAddress> all();
    }

    static Optional<URI> of(URI server, Addresses mine) {
        try {
            var host = InetAddress.getByName(server.getHost());
            if (host.isLoopbackAddress()) {
                return Optional.empty();
            }
            return host.isAnyLocalAddress()
                    ? mine.all().findFirst().map(address -> at(server, address.getHostAddress()))
                    : Optional.of(server);
        } catch (UnknownHostException e) {
            return Optional.of(server); // somebody else's name for this machine
        }
    }

    private static URI at(URI server, String host) {
        var port = server.getPort() < 0 ? "" : ":" + server.getPort();
        return URI.create(server.getScheme() + "://" + host + port);
    }

    /// Private addresses before public ones; none of machines inside this one.
    private static Stream<InetAddress> inNetworks() {
        try {
            var all = NetworkInterface.networkInterfaces()
                    .filter(PhoneAddress::leadsOut)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .toList();
            return Stream.concat(
                    all.stream().filter(InetAddress::isSiteLocalAddress),
                    all.stream().filter(address -> !address.isSiteLocalAddress()));
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !network.isVirtual()
                    && !network.getName().matches("(docker|veth|br-|virbr|tun|tap).*");
        } catch (SocketException e) {
            return false;
        }
    }
}
