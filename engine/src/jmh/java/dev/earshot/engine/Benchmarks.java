package dev.earshot.engine;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.Main;

/// Hands the build's `jmh` property to JMH's own command line. Run as a test, as that is what Maven starts with the
/// right JDK and class path wherever it runs itself.
class Benchmarks {
    @Test
    void run() throws Exception {
        Main.main(System.getProperty("jmh", "").split(" "));
    }
}
