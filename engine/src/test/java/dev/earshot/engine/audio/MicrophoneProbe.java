package dev.earshot.engine.audio;

import dev.earshot.engine.SttException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Records the default microphone until it is gone, and says what happened, a line each.
final class MicrophoneProbe {
    private MicrophoneProbe() {}

    public static void main(String[] args) throws InterruptedException {
        Microphone microphone = Microphone.list().getFirst();
        try (Capture capture = microphone.start()) {
            Recording recording = capture.record(Path.of(args[0]));
            PcmStream stream = capture.listen(Duration.ofSeconds(10));
            long heard = 0;
            try {
                for (Optional<Pcm> chunk = stream.read(); chunk.isPresent(); chunk = stream.read()) {
                    if (heard == 0) {
                        System.out.println("listening " + capture.sampleRate());
                    }
                    heard += chunk.get().samples().length;
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
