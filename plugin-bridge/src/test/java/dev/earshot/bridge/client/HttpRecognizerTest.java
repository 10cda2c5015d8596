package dev.earshot.bridge.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.vad.Detectors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a [CountingApi] over HTTP, which answers how long the sound was that it got.
@Timeout(60)
final class HttpRecognizerTest {
    private static final Retries SOON = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private static final KeyUse KEY = new KeyUse.Header("X-Key", "");

    private static final RecognitionOptions LIVE = RecognitionOptions.DEFAULT.withDecoding(Decoding.LIVE);

    private final CountingApi api = new CountingApi();
    private final Meter meter = new Meter();
    private final List<TranscriptEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aRecordingIsOneCall() throws Exception {
        hear(recognizer(courier(TimeLimits.USUAL)), RecognitionOptions.DEFAULT, threeBeeps());
        assertEquals(1, api.calls());
        var segment = text().getFirst();
        assertTrue(segment.matches("heard [78]\\.\\d s"), segment);
        assertEquals(1, meter.usage().requests());
    }

    @Test
    void aLiveStreamIsACallAnUtterance() throws Exception {
        hear(recognizer(courier(TimeLimits.USUAL)), LIVE, threeBeeps());
        assertEquals(3, api.calls());
        var finals = finals();
        assertEquals(
                List.of(0, 1, 2),
                finals.stream().map(last -> last.segment().id()).toList());
        for (int i = 0; i < 3; i++) {
            var span = finals.get(i).segment().span();
            assertEquals(1 + 3 * i, span.start().toMillis() / 1e3, 0.6, "of " + span);
        }
        assertTrue(meter.usage().audio().compareTo(Duration.ofSeconds(6)) < 0, "silence was sent");
    }

    @Test
    void theEndOfAnUtteranceIsToldBehindItsText() throws Exception {
        hear(recognizer(courier(TimeLimits.USUAL)), LIVE, threeBeeps());
        assertEquals(
                List.of("SpeechStarted", "Final", "SpeechEnded"),
                events.stream()
                        .map(event -> event.getClass().getSimpleName())
                        .filter(name -> !name.equals("Partial"))
                        .limit(3)
                        .toList(),
                "of " + events);
    }

    @Test
    void whatComesBitByBitIsSaidWhileItComes() throws Exception {
        hear(recognizer(courier(TimeLimits.USUAL)), LIVE, threeBeeps());
        assertEquals(
                3,
                events.stream()
                        .filter(TranscriptEvent.Partial.class::isInstance)
                        .count());
    }

    @Test
    void aServiceWithoutAPlaceIsAskedAgain() throws Exception {
        api.answerFirst(503, 3);
        hear(
                recognizer(new PersistentCourier(courier(TimeLimits.USUAL), SOON)),
                RecognitionOptions.DEFAULT,
                threeBeeps());
        assertEquals(4, api.calls());
        assertEquals(1, text().size());
        assertEquals(3, meter.usage().failed());
    }

    @Test
    void aWrongKeyIsNotTriedAgain() throws Exception {
        api.answerFirst(401, 1);
        var why = assertThrows(
                SttException.class,
                () -> hear(
                        recognizer(new PersistentCourier(courier(TimeLimits.USUAL), SOON)),
                        RecognitionOptions.DEFAULT,
                        threeBeeps()));
        assertEquals(SttError.ACCESS_DENIED, why.error());
        assertFalse(why.sentence().contains("s3cret"), why.sentence());
        assertEquals(1, api.calls());
    }

    @Test
    void aKeyDoesNotFollowARedirect() {
        api.answerFirst(307, 1);
        assertThrows(
                SttException.class,
                () -> hear(recognizer(courier(TimeLimits.USUAL)), RecognitionOptions.DEFAULT, threeBeeps()));
        assertEquals(List.of("s3cret"), api.keys());
    }

    @Test
    void aServiceThatSaysNothingIsNotWaitedForForever() {
        api.sayNothing();
        var why = assertThrows(
                SttException.class,
                () -> hear(
                        recognizer(courier(TimeLimits.USUAL.withAnswer(Duration.ofMillis(200)))),
                        RecognitionOptions.DEFAULT,
                        threeBeeps()));
        assertEquals(SttError.NETWORK, why.error());
    }

    @Test
    void closingTheSessionBreaksTheCallOff() throws Exception {
        api.sayNothing();
        var recognizer = recognizer(courier(TimeLimits.USUAL));
        var session = recognizer.open(RecognitionOptions.DEFAULT, events::add);
        session.accept(threeBeeps());
        var finishing = Thread.ofVirtual().start(() -> {
            try {
                session.finish();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        api.awaitCall();
        session.close();
        finishing.join();
        var failed = (TranscriptEvent.Failed) events.getLast();
        assertEquals(SttError.CANCELLED, failed.cause().error());
        recognizer.close();
    }

    @Test
    void whatIsKnownIsNotAskedAgain(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 3; i++) {
            var courier = new RememberingCourier(
                    courier(TimeLimits.USUAL), api.address().toString(), folder, meter);
            hear(recognizer(courier), RecognitionOptions.DEFAULT, threeBeeps());
        }
        assertEquals(1, api.calls());
        assertEquals(3, text().size());
        assertEquals(2, meter.usage().remembered());
    }

    @Test
    void whatIsAskedWithOtherParametersIsAskedAgain() {
        var plain = EndpointConfig.of("here", api.address());
        var other = plain.withParameters(Map.of("keyterm", List.of("Earshot")));
        assertNotEquals(plain.asked(), other.asked());
        assertEquals(plain.asked(), plain.withKey(Optional.of("s3cret")).asked());
    }

    @Test
    void anAddressOfASocketIsTakenForThatOfAnApi() throws Exception {
        var socket = URI.create("ws" + api.address().toString().substring(4));
        hear(recognizer(new HttpCourier(socket, opening -> opening, TimeLimits.USUAL)), LIVE, threeBeeps());
        assertEquals(3, api.calls());
    }

    @Test
    void nothingIsSentOfSilence() throws Exception {
        hear(recognizer(courier(TimeLimits.USUAL)), LIVE, new Pcm(new float[5 * Pcm.SAMPLE_RATE]));
        assertEquals(0, api.calls());
        assertTrue(events.getLast() instanceof TranscriptEvent.Completed);
    }

    private Courier courier(TimeLimits limits) {
        return new MeteredCourier(
                new HttpCourier(api.address(), opening -> KEY.with(opening, "s3cret"), limits), meter);
    }

    private static Recognizer recognizer(Courier courier) {
        var info = new RecognizerInfo("counting", "Counting", "", "", List.of());
        return new HttpRecognizer(info, _ -> CountingApi.CODEC, courier, Detectors.builtIn());
    }

    private void hear(Recognizer recognizer, RecognitionOptions options, Pcm sound) throws InterruptedException {
        var ended = new CountDownLatch(1);
        try (recognizer;
                var session = recognizer.open(options, event -> {
                    events.add(event);
                    if (event.terminal()) {
                        ended.countDown();
                    }
                })) {
            session.accept(sound);
            session.finish();
            ended.await();
        }
        if (events.getLast() instanceof TranscriptEvent.Failed(var cause)) {
            throw cause;
        }
    }

    private List<TranscriptEvent.Final> finals() {
        return events.stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .map(TranscriptEvent.Final.class::cast)
                .toList();
    }

    private List<String> text() {
        return finals().stream().map(last -> last.segment().text()).toList();
    }

    /// A second of noise at 1, 4 and 7 s of nine.
    private static Pcm threeBeeps() {
        var samples = new float[9 * Pcm.SAMPLE_RATE];
        var random = new java.util.Random(1);
        for (int i = 0; i < samples.length; i++) {
            double loud = i / Pcm.SAMPLE_RATE % 3 == 1 ? 0.3 * Math.abs(Math.sin(i / 2000.0)) : 0.0005;
            samples[i] = (float) (loud * random.nextGaussian());
        }
        return new Pcm(samples);
    }
}
