package dev.earshot.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Another Earshot downloads, and is killed.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledDownloadTest {
    private static final int SIZE = 400_000;
    private static final int HERE = 150_000;

    @TempDir
    private Path folder;

    /// The other Earshot: says on a line of its own when so much is here.
    static final class Other {
        private Other() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws InterruptedException {
            var settings =
                    new HubSettings(URI.create(arguments[0]), Optional.empty(), Proxies.none(), Path.of("none"), false);
            try (var download = store(Path.of(arguments[1]))
                    .download(new Hub(settings), ModelReference.parse("org/a"), progress -> {
                        if (progress.done() >= HERE) {
                            System.out.println("here");
                        }
                    })) {
                download.await();
            }
        }
    }

    private static ModelStore store(Path models) {
        return new ModelStore(models, _ -> Optional.of("fake"));
    }

    @Test
    void whoFollowsTakesOverAndWhatTheOtherFetchedIsNotFetchedAgain() throws Exception {
        byte[] weights = new byte[SIZE];
        new Random(3).nextBytes(weights);
        var never = new CountDownLatch(1);
        try (var fake = new FakeHub()) {
            fake.with("org/a", "config.json", "{}")
                    .with("org/a", "model.safetensors", weights)
                    .trouble("model.safetensors", 1, FakeHub.stallAfter(HERE + 10_000, never));
            var models = folder.resolve("models");
            var other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            fake.base().toString(),
                            models.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var says = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("here", says.readLine());
                var follows = new CountDownLatch(1);
                var hub = new Hub(fake.settings(folder));
                try (var second = store(models).download(hub, ModelReference.parse("org/a"), progress -> {
                    if (progress.phase() == DownloadProgress.Phase.FOLLOWING) {
                        follows.countDown();
                    }
                })) {
                    follows.await();
                    assertTrue(store(models).unfinished().getFirst().running());
                    assertTrue(store(models).models().isEmpty());
                    other.destroyForcibly().waitFor();
                    second.await();
                }
            } finally {
                other.destroyForcibly();
                never.countDown();
            }
            var model = store(models).find("a").orElseThrow();
            assertArrayEquals(weights, Files.readAllBytes(model.folder().resolve("model.safetensors")));
            var last = fake.requests().getLast();
            assertFalse(last.range().isEmpty(), "the second goes on where the first was");
        }
    }
}
