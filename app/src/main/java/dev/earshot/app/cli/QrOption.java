package dev.earshot.app.cli;

import dev.earshot.app.qr.PhoneAddress;
import dev.earshot.app.qr.QrCode;
import java.net.URI;
import picocli.CommandLine.Option;

/// `--qr`: the server's page, to be photographed.
final class QrOption {
    @Option(
            names = "--qr",
            description = "Print the address of the server's page as a QR code, for a phone in the same network.")
    private boolean wanted;

    void tell(Terminal terminal, URI server) {
        if (!wanted) {
            return;
        }
        var address = PhoneAddress.of(server);
        if (address.isEmpty()) {
            terminal.say("Only this machine reaches the server, so there is nothing for a phone to read: choose another"
                    + " --host, such as 0.0.0.0.");
            return;
        }
        QrCode.of(address.get() + "/").lines().forEach(terminal::say);
        terminal.say("  " + address.get() + "/");
        if (address.get().getScheme().equals("http")) {
            terminal.say(
                    "  A phone's browser gives its microphone to https pages only; recordings can be opened here.");
        }
    }
}
