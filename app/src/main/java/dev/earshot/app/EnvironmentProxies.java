package dev.earshot.app;

import dev.earshot.engine.store.Proxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// The proxies of the environment for a Java HTTP client.
final class EnvironmentProxies extends ProxySelector {
    private static final int USUAL_PORT = 80;

    private final Proxies proxies;

    EnvironmentProxies(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public List<Proxy> select(URI address) {
        return List.of(proxies.forAddress(address)
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                                proxy.getHost(), proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The request itself fails and says so.
    }
}
