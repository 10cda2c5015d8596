package dev.earshot.app.cli;

import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/// Lets a second Ctrl-C end the process at once, while the first still waits for the last words: Java alone would
/// ignore it. Its only way to hear of signals is `sun.misc.Signal`, which is in every JDK and not in its documentation;
/// where it is missing a second Ctrl-C does nothing.
final class SecondInterrupt {
    private SecondInterrupt() {}

    static void endsAtOnce() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            Object end = Proxy.newProxyInstance(
                    SecondInterrupt.class.getClassLoader(), new Class<?>[] {handler}, (_, method, _) -> {
                        if (method.getName().equals("handle")) {
                            Runtime.getRuntime().halt(ExitCode.CANCELLED.code());
                        }
                        return method.getName();
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), end);
        } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
            LoggerFactory.getLogger(SecondInterrupt.class).debug("A second Ctrl-C cannot be heard", notHere);
        }
    }
}
