package dev.earshot.app.transcribe;

import dev.earshot.app.speech.Heard;
import dev.earshot.app.speech.LanguageName;
import dev.earshot.app.speech.TimeText;
import dev.earshot.engine.audio.AudioInfo;
import dev.earshot.engine.audio.AudioTrack;
import dev.earshot.engine.audio.Level;
import dev.earshot.engine.recognition.LoadReport;
import dev.earshot.engine.recognition.Orthography;
import dev.earshot.engine.recognition.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What there is to tell about how an item was heard, in groups, as a person reads it.
final class HeardFacts {
    /// @param facts label and value
    record Group(String title, List<Fact> facts) {}

    record Fact(String label, String value) {}

    private HeardFacts() {}

    static List<Group> of(QueueItem item) {
        var groups = new ArrayList<Group>();
        groups.add(new Group("Recording", recording(item)));
        item.heard().get().ifPresent(heard -> {
            groups.add(new Group("Sound", sound(item, heard)));
            groups.add(new Group("Recogniser", recogniser(item, heard)));
        });
        return groups;
    }

    private static List<Fact> recording(QueueItem item) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("File", item.name()));
        item.heard().get().flatMap(Heard::microphone).ifPresent(device -> facts.add(new Fact("Microphone", device)));
        item.sound().get().ifPresent(sound -> {
            var info = sound.info();
            facts.add(new Fact("Format", format(info, track(item, info))));
            track(item, info).ifPresent(track -> {
                facts.add(new Fact("Sample rate", rate(track.sampleRate())));
                facts.add(new Fact("Channels", channels(item, track)));
            });
            if (info.bytes() > 0) {
                facts.add(new Fact("Size", bytes(info.bytes())));
            }
        });
        if (item.duration().get().isPositive()) {
            facts.add(new Fact("Duration", TimeText.fine(item.duration().get())));
        }
        return facts;
    }

    private static List<Fact> sound(QueueItem item, Heard heard) {
        var facts = new ArrayList<Fact>();
        var rate =
                item.sound().get().flatMap(sound -> track(item, sound.info())).map(AudioTrack::sampleRate);
        rate.ifPresent(hz -> facts.add(new Fact(
                "Resampling", hz == 16_000 ? "None: 16 kHz is what is needed" : rate(hz) + " to 16 kHz mono")));
        if (heard.level().peak() > 0) {
            facts.add(new Fact("Peak level", decibels(heard.level())));
            facts.add(new Fact("Clipping", clipping(heard.level())));
        } else if (heard.audio().isPositive()) {
            facts.add(new Fact("Peak level", "Silent"));
        }
        if (heard.dropped().isPositive()) {
            facts.add(new Fact("Not heard live", TimeText.fine(heard.dropped())));
        }
        return facts;
    }

    private static List<Fact> recogniser(QueueItem item, Heard heard) {
        var info = heard.recognizer();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Name", info.name()));
        facts.add(new Fact("Version", info.version()));
        facts.add(new Fact("Runs on", info.device()));
        if (info.orthography() == Orthography.CAPITALS) {
            facts.add(new Fact("Writes", "Capital letters, no punctuation"));
        }
        facts.addAll(loading(info.load()));
        item.transcript()
                .language()
                .get()
                .map(tag -> LanguageName.of(tag) + (heard.options().language().isEmpty() ? ", as it found" : ""))
                .or(() -> heard.options().language().map(LanguageName::of))
                .ifPresent(spoken -> facts.add(new Fact("Language", spoken)));
        if (heard.options().task() == Task.TRANSLATE) {
            facts.add(new Fact("Translated", "To English"));
        }
        if (heard.microphone().isEmpty()) {
            heard.speed()
                    .ifPresent(speed -> facts.add(new Fact(
                            "Speed",
                            String.format(Locale.ROOT, speed < 10 ? "%.1f × real time" : "%.0f × real time", speed))));
            if (heard.took().compareTo(Duration.ofMillis(50)) > 0) {
                facts.add(new Fact("Took", TimeText.fine(heard.took())));
            }
        }
        return facts;
    }

    private static List<Fact> loading(LoadReport load) {
        var facts = new ArrayList<Fact>();
        if (!load.precision().isEmpty()) {
            facts.add(new Fact("Precision", load.precision()));
        }
        if (load.time().isPositive()) {
            facts.add(new Fact(
                    "Loaded in",
                    String.format(Locale.ROOT, "%.1f s", load.time().toMillis() / 1000.0)));
        }
        if (load.bytes() > 0) {
            facts.add(new Fact("Memory", bytes(load.bytes())));
        }
        return facts;
    }

    private static Optional<AudioTrack> track(QueueItem item, AudioInfo info) {
        int chosen = item.selection().get().track();
        return info.tracks().stream().filter(track -> track.index() == chosen).findFirst();
    }

    private static String format(AudioInfo info, Optional<AudioTrack> track) {
        return track.map(it -> it.codec()
                        + (it.bitsPerSample() > 0 ? ", " + it.bitsPerSample() + " bit" : "")
                        + " in " + info.container())
                .orElse(info.container());
    }

    private static String channels(QueueItem item, AudioTrack track) {
        String count = switch (track.channels()) {
            case 1 -> "Mono";
            case 2 -> "Stereo";
            default -> track.channels() + " channels";
        };
        if (track.channels() == 1) {
            return count;
        }
        return count
                + (item.part().isEmpty() ? ", all mixed" : ", " + item.part().toLowerCase(Locale.ROOT));
    }

    private static String rate(int hz) {
        return hz % 1000 == 0 ? hz / 1000 + " kHz" : String.format(Locale.ROOT, "%.2f kHz", hz / 1000.0);
    }

    private static String decibels(Level level) {
        return String.format(Locale.ROOT, "%.1f dB below full scale", Math.max(0, -level.peakDecibels()));
    }

    private static String clipping(Level level) {
        return level.clipped() == 0
                ? "None"
                : String.format(
                        Locale.ROOT,
                        level.clipped() == 1 ? "%,d sample at full scale" : "%,d samples at full scale",
                        level.clipped());
    }

    private static String bytes(long size) {
        if (size < 1_000_000) {
            return Math.max(1, size / 1000) + " kB";
        }
        return size < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", size / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", size / 1e9);
    }
}
