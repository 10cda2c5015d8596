package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Records the default device of a kind until it is gone, and says what happened, a line each.
///
/// Arguments: the folder for the recording, and the kind.
final class MicrophoneProbe {
    private static final int THREE_SECONDS = 3 * Pcm.SAMPLE_RATE;

    private MicrophoneProbe() {}

    public static void main(String[] args) throws InterruptedException {
        Microphone microphone =
                Microphone.Kind.valueOf(args[1]).firstOf(Microphone.list()).orElseThrow();
        try (Capture capture = microphone.start()) {
            Recording recording = capture.record(Path.of(args[0]));
            PcmStream stream = capture.listen(Duration.ofSeconds(10));
            long heard = 0;
            try {
                for (Optional<Pcm> chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                    if (heard == 0) {
                        System.out.println("listening " + capture.sampleRate());
                    }
                    long before = heard;
                    heard += chunk.get().samples().length;
                    if (before < THREE_SECONDS && heard >= THREE_SECONDS) {
                        System.out.println("3 s");
                    }
                }
            } catch (SttException e) {
                System.out.println("ended " + e.error());
            }
            recording.close();
            System.out.println("heard " + heard);
            System.out.println("left " + Microphone.list().contains(microphone));
        }
    }
}
