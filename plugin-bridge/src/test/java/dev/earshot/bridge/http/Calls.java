package dev.earshot.bridge.http;

import dev.earshot.bridge.wire.Offer;
import dev.earshot.bridge.wire.Opening;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Calls as clients make them, and what is heard of them.
public final class Calls {
    public static final String ID = "6f2b1c9e-0000-4000-8000-000000000001";
    public static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final Upload SPEECH = new Upload(Path.of("/var/tmp/earshot/upload-17.part"), "speech.wav", 32_044);

    public static final RecognizerInfo BY =
            new RecognizerInfo("whisper-base", "Whisper base", "1", "CPU", List.of("en", "de"));

    public static final Offer OFFER = new Offer(
            List.of(
                    new Offer.Model("whisper-base", "openai", Instant.ofEpochSecond(1_700_000_000)),
                    new Offer.Model("openai/whisper-tiny", "openai", Instant.ofEpochSecond(1_700_000_001))),
            Offer.RECORDING);

    private static final List<String> ODD = List.of(
            "", " ", "null", "true", "-1", "1e400", "NaN", "[]", "{", "{}", "auto", "word", "json", "en", "../..",
            "\ud800");

    private Calls() {}

    public static HttpCall get(String path) {
        return call("GET", Opening.of(path), new Body.Nothing());
    }

    public static HttpCall call(String method, Opening opening, Body body) {
        return new HttpCall(ID, BEGAN, method, opening, body);
    }

    /// A form with a file and these fields: name, value, name, value.
    public static HttpCall form(String path, String... fields) {
        return call("POST", Opening.of(path), new Body.Form(fields(fields), Map.of("file", SPEECH)));
    }

    public static Map<String, List<String>> fields(String... fields) {
        var map = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < fields.length; i += 2) {
            map.computeIfAbsent(fields[i], name -> new ArrayList<>()).add(fields[i + 1]);
        }
        return map;
    }

    /// A value that nobody should send, the same ones for the same seed.
    public static String garbage(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> ODD.get(random.nextInt(ODD.size()));
            case 1 -> Double.toString(random.nextGaussian() * 10);
            case 2 -> "x".repeat(random.nextInt(20_000));
            case 3 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
            default -> {
                var text = new StringBuilder();
                random.ints(random.nextInt(40), 0, 65_536).forEach(unit -> text.append((char) unit));
                yield text.toString();
            }
        };
    }

    public static Transcript transcript(double seconds, TranscriptEvent... events) {
        var segments = new ArrayList<Segment>();
        for (var event : events) {
            if (event instanceof TranscriptEvent.Final(var segment)) {
                segments.add(segment);
            }
        }
        return new Transcript(segments, Duration.ofMillis(Math.round(seconds * 1e3)));
    }
}
