package dev.earshot.app.shell;

import dev.earshot.engine.SttException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nobody caught: logged here, once, and told the user in one sentence. Never a window with a stack trace.
public final class Faults implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Notices notices;
    private final Executor fxThread;

    public Faults(Notices notices, Executor fxThread) {
        this.notices = notices;
        this.fxThread = fxThread;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        // A fault in every frame would fill the log with one line.
        if (logged.add(whatAndWhere(fault))) {
            LOG.error("Nobody caught this on {}", thread.getName(), fault);
        }
        fxThread.execute(() -> notices.problem(sentence(fault)));
    }

    private static String whatAndWhere(Throwable fault) {
        return fault.getClass()
                + Arrays.stream(fault.getStackTrace()).limit(1).toList().toString();
    }

    private static String sentence(Throwable fault) {
        return switch (fault) {
            case SttException told -> told.sentence();
            case OutOfMemoryError _ -> "Earshot ran out of memory: close what you do not need, then try again.";
            default ->
                "Something inside Earshot failed (%s): please try again, and restart Earshot if it happens again."
                        .formatted(fault.getClass().getSimpleName());
        };
    }
}
