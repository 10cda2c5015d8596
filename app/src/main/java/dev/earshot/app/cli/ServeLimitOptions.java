package dev.earshot.app.cli;

import dev.earshot.app.serve.Setting;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What clients may ask of a server at most.
final class ServeLimitOptions {
    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            description = "How many are heard at once. Default: 64, and of each model two a processor, eight at least.")
    private Optional<String> sessions = Optional.empty();

    @Option(names = "--max-sessions-per-key", paramLabel = "N", description = "Of these, those of one key.")
    private Optional<String> sessionsPerKey = Optional.empty();

    @Option(
            names = "--memory-budget",
            paramLabel = "SIZE",
            description = "What all models together may take, such as 4GB: those that nobody uses are freed for others."
                    + " Default: three quarters of the memory.")
    private Optional<String> memory = Optional.empty();

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "How many may be connected at once, heard or not. Default: 2000.")
    private Optional<String> connections = Optional.empty();

    @Option(names = "--max-upload", paramLabel = "SIZE", description = "Of a recording, such as 200MB. Default: 2GiB.")
    private Optional<String> upload = Optional.empty();

    @Option(
            names = "--max-upload-time",
            paramLabel = "TIME",
            description = "How long sending a recording may take. Default: 15m.")
    private Optional<String> uploadTime = Optional.empty();

    @Option(
            names = "--max-form-fields",
            paramLabel = "N",
            description = "How many parts a form may have, its file among them. Default: 1000.")
    private Optional<String> formFields = Optional.empty();

    @Option(
            names = "--max-backlog",
            paramLabel = "TIME",
            description = "How much sound may wait before a client is slowed down. Default: 30s.")
    private Optional<String> backlog = Optional.empty();

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            description = "After how long a silent connection ends. Default: 2m.")
    private Optional<String> idle = Optional.empty();

    @Option(
            names = "--max-session-time",
            paramLabel = "TIME",
            description = "How long a connection may last. Default: 4h.")
    private Optional<String> session = Optional.empty();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long saying what was heard may take after Ctrl-C. Default: 30s.")
    private Optional<String> grace = Optional.empty();

    void into(ChosenSettings chosen) {
        chosen.put(Setting.MAX_SESSIONS, sessions.stream());
        chosen.put(Setting.MAX_SESSIONS_PER_KEY, sessionsPerKey.stream());
        chosen.put(Setting.MEMORY_BUDGET, memory.stream());
        chosen.put(Setting.MAX_CONNECTIONS, connections.stream());
        chosen.put(Setting.MAX_UPLOAD, upload.stream());
        chosen.put(Setting.MAX_UPLOAD_TIME, uploadTime.stream());
        chosen.put(Setting.MAX_FORM_FIELDS, formFields.stream());
        chosen.put(Setting.MAX_BACKLOG, backlog.stream());
        chosen.put(Setting.IDLE_TIMEOUT, idle.stream());
        chosen.put(Setting.MAX_SESSION_TIME, session.stream());
        chosen.put(Setting.GRACE, grace.stream());
    }
}
