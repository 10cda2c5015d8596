package dev.earshot.app.serve;

import java.util.List;
import java.util.stream.Stream;

/// What may be set of a server.
///
/// Each has a flag, and names for variables: with `EARSHOT_` before them always, and those that many
/// servers look at also without.
public enum Setting {
    HOST("--host", "127.0.0.1", Prefix.OPTIONAL, "HOST"),
    PORT("--port", "8000", Prefix.OPTIONAL, "PORT"),
    MODEL("--model", "the best one installed", Prefix.OPTIONAL, "MODEL_ID"),
    /// Desktops set `LANGUAGE` to that of their menus, which is not what somebody speaks.
    LANGUAGE("--language", "the model finds out", Prefix.OPTIONAL_IN_FILES, "LANGUAGE"),
    TASK("--task", "transcribe", Prefix.OPTIONAL, "TASK"),
    DEVICE("--device", "auto", Prefix.OPTIONAL, "DEVICE"),
    PRECISION("--precision", "auto", Prefix.OPTIONAL, "PRECISION", "COMPUTE_TYPE"),
    API_KEYS("--api-key", "none", Prefix.OPTIONAL, "API_KEY"),
    KEY_FILE("--keys", "none", Prefix.REQUIRED, "KEYS"),
    ALLOW_OPEN("--allow-open", "no", Prefix.REQUIRED, "ALLOW_OPEN"),
    ALLOW_HOSTS("--allow-host", "none", Prefix.REQUIRED, "ALLOW_HOSTS"),
    CORS_ORIGINS("--cors", "none", Prefix.OPTIONAL, "CORS_ORIGINS"),
    TLS_CERT("--tls-cert", "none", Prefix.OPTIONAL, "TLS_CERT"),
    TLS_KEY("--tls-key", "in the file of the certificate", Prefix.OPTIONAL, "TLS_KEY"),
    TLS_P12("--tls-p12", "none", Prefix.OPTIONAL, "TLS_P12"),
    /// Never on a command line, where other users of the machine see it.
    TLS_PASSWORD("", "none", Prefix.REQUIRED, "TLS_PASSWORD"),
    TLS_PASSWORD_FILE("--tls-password-file", "none", Prefix.REQUIRED, "TLS_PASSWORD_FILE"),
    MAX_SESSIONS("--max-sessions", "64, and of each model two a processor", Prefix.OPTIONAL, "MAX_SESSIONS"),
    MAX_SESSIONS_PER_KEY("--max-sessions-per-key", "as --max-sessions", Prefix.REQUIRED, "MAX_SESSIONS_PER_KEY"),
    MEMORY_BUDGET("--memory-budget", "three quarters of the memory", Prefix.REQUIRED, "MEMORY_BUDGET"),
    MAX_CONNECTIONS("--max-connections", "2000", Prefix.REQUIRED, "MAX_CONNECTIONS"),
    MAX_UPLOAD("--max-upload", "2 GiB", Prefix.REQUIRED, "MAX_UPLOAD"),
    MAX_UPLOAD_TIME("--max-upload-time", "15m", Prefix.REQUIRED, "MAX_UPLOAD_TIME"),
    MAX_FORM_FIELDS("--max-form-fields", "1000", Prefix.REQUIRED, "MAX_FORM_FIELDS"),
    MAX_BACKLOG("--max-backlog", "30s", Prefix.REQUIRED, "MAX_BACKLOG"),
    IDLE_TIMEOUT("--idle-timeout", "2m", Prefix.REQUIRED, "IDLE_TIMEOUT"),
    MAX_SESSION_TIME("--max-session-time", "4h", Prefix.REQUIRED, "MAX_SESSION_TIME"),
    GRACE("--grace", "30s", Prefix.REQUIRED, "GRACE"),
    LOG_LEVEL("--log-level", "error", Prefix.OPTIONAL, "LOG_LEVEL");

    private static final String OURS = "EARSHOT_";

    private final String flag;
    private final String usual;
    private final Prefix prefix;
    /// With blanks between them, since an enum holds nothing that may change.
    private final String names;

    /// Where a variable may do without our prefix.
    private enum Prefix {
        OPTIONAL,
        OPTIONAL_IN_FILES,
        REQUIRED
    }

    Setting(String flag, String usual, Prefix prefix, String... names) {
        this.flag = flag;
        this.usual = usual;
        this.prefix = prefix;
        this.names = String.join(" ", names);
    }

    /// On the command line; empty for one that has none.
    public String flag() {
        return flag;
    }

    /// What counts where nothing is set, for a person.
    String usual() {
        return usual;
    }

    /// Whether it is never to be shown.
    boolean isSecret() {
        return this == API_KEYS || this == TLS_PASSWORD;
    }

    /// Whether a variable holds several, with commas between them.
    boolean isList() {
        return this == API_KEYS || this == ALLOW_HOSTS || this == CORS_ORIGINS;
    }

    /// The variables of the environment that are looked at, the first before the others.
    List<String> variables() {
        return prefix == Prefix.OPTIONAL ? inFiles() : ours().toList();
    }

    /// The variables of a file.
    List<String> inFiles() {
        return prefix == Prefix.REQUIRED
                ? ours().toList()
                : Stream.concat(ours(), plain()).toList();
    }

    private Stream<String> ours() {
        return plain().map(name -> OURS + name);
    }

    private Stream<String> plain() {
        return Stream.of(names.split(" "));
    }
}
