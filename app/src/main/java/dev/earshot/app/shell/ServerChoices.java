package dev.earshot.app.shell;

/// How the Server page serves.
///
/// @param port that it listens at
/// @param reach who can reach it
public record ServerChoices(int port, Reach reach) {
    public static final int FIRST_PORT = 1;
    public static final int LAST_PORT = 65_535;

    public static final ServerChoices DEFAULT = new ServerChoices(8000, Reach.MACHINE);

    /// Who can reach a server.
    public enum Reach {
        /// The programs of this machine.
        MACHINE,
        /// Every device in the network, with a key.
        NETWORK
    }

    /// A port that there is not becomes the usual one.
    public ServerChoices {
        port = isPort(port) ? port : 8000;
    }

    public static boolean isPort(int number) {
        return number >= FIRST_PORT && number <= LAST_PORT;
    }

    public ServerChoices withPort(int number) {
        return new ServerChoices(number, reach);
    }

    public ServerChoices withReach(Reach chosen) {
        return new ServerChoices(port, chosen);
    }
}
