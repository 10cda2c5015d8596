package dev.earshot.app.cli;

import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioTrack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `earshot info`: what a recording is.
@Command(name = "info", description = "Tell what recordings are: format, length, tracks, tags.")
final class InfoCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recordings or videos.")
    private List<Path> recordings = new ArrayList<>();

    @Option(names = "--json", description = "For programs: an array, an object a recording.")
    private boolean json;

    InfoCommand(CliContext context) {
        this.context = context;
    }

    /// As `--json` prints it; tracks count from 1, as `--track` does.
    record Facts(
            String file,
            String container,
            Optional<BigDecimal> duration,
            long bytes,
            List<TrackFacts> tracks,
            Map<String, String> tags) {}

    /// One track of [Facts].
    record TrackFacts(
            int track,
            String codec,
            int sampleRate,
            int channels,
            int bitsPerSample,
            Optional<String> language,
            Optional<String> title) {}

    @Override
    public Integer call() throws Exception {
        var failures = new Failures(context.terminal());
        var facts = new ArrayList<Facts>();
        for (Path recording : recordings) {
            failures.during(recording, () -> {
                var info = AudioFile.open(recording).info();
                if (json) {
                    facts.add(facts(recording, info));
                } else {
                    print(recording, info);
                }
            });
        }
        if (json) {
            Json.print(context.terminal(), facts);
        }
        context.terminal().checkOut();
        return failures.exitCode(recordings.size()).code();
    }

    private static Facts facts(Path recording, AudioInfo info) {
        return new Facts(
                recording.toString(),
                info.container(),
                info.duration().map(length -> BigDecimal.valueOf(length.toMillis(), 3)),
                info.bytes(),
                info.tracks().stream().map(InfoCommand::facts).toList(),
                new TreeMap<>(info.tags()));
    }

    private static TrackFacts facts(AudioTrack track) {
        return new TrackFacts(
                track.index() + 1,
                track.codec(),
                track.sampleRate(),
                track.channels(),
                track.bitsPerSample(),
                track.language(),
                track.title());
    }

    private void print(Path recording, AudioInfo info) {
        var out = context.terminal().out();
        out.println(recording);
        out.println("  Length    " + info.duration().map(InfoCommand::exact).orElse("not stated"));
        out.println("  Format    " + info.container() + ", " + Size.show(info.bytes()));
        for (AudioTrack track : info.tracks()) {
            out.println("  Track " + (track.index() + 1) + "   " + describe(track));
        }
        new TreeMap<>(info.tags()).forEach((key, value) -> out.println("  %-9s %s".formatted(capitalised(key), value)));
    }

    private static String capitalised(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    private static String describe(AudioTrack track) {
        var text = new StringBuilder(track.codec())
                .append(", ")
                .append(BigDecimal.valueOf(track.sampleRate(), 3)
                        .stripTrailingZeros()
                        .toPlainString())
                .append(" kHz, ")
                .append(
                        switch (track.channels()) {
                            case 1 -> "mono";
                            case 2 -> "stereo";
                            default -> track.channels() + " channels";
                        });
        if (track.bitsPerSample() > 0) {
            text.append(", ").append(track.bitsPerSample()).append(" bit");
        }
        track.language().ifPresent(language -> text.append(", ").append(language));
        track.title().ifPresent(title -> text.append(", \"").append(title).append('"'));
        return text.toString();
    }

    private static String exact(Duration length) {
        return ClockTime.show(length) + ".%03d".formatted(length.toMillisPart());
    }
}
