package dev.earshot.bridge.conformance;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/// Hears [Levels] and keeps every rule, but for the one that it is there to break.
final class FakeSubject implements Subject {
    private final Optional<Rule> broken;
    private final FakeClock clock;

    private FakeSubject(Optional<Rule> broken, FakeClock clock) {
        this.broken = broken;
        this.clock = clock;
    }

    static FakeSubject good(FakeClock clock) {
        return new FakeSubject(Optional.empty(), clock);
    }

    static FakeSubject breaking(Rule rule, FakeClock clock) {
        return new FakeSubject(Optional.of(rule), clock);
    }

    @Override
    public SubjectInfo info() {
        return new SubjectInfo("Fake", "", Map.of("fake", "1"), EnumSet.allOf(Ability.class));
    }

    @Override
    public Opening usual() {
        return this::open;
    }

    private FakeSession open(RecognitionOptions options, TranscriptListener listener) {
        return new FakeSession(listener, broken, clock);
    }

    @Override
    public Optional<Opening> withWrongKey() {
        return Optional.of((options, listener) -> {
            if (broken.filter(Rule.WRONG_KEY::equals).isPresent()) {
                return open(options, listener);
            }
            throw new SttException(SttError.ACCESS_DENIED, "This key is not known here; look whether it is complete.");
        });
    }

    @Override
    public Optional<Opening> breaking(Duration sent) {
        var error = broken.filter(Rule.BREAK_IS_RETRYABLE::equals).isPresent() ? SttError.INTERNAL : SttError.NETWORK;
        return Optional.of((options, listener) -> open(options, listener).breakingAt(sent, error));
    }

    @Override
    public Optional<Opening> reconnecting(Duration sent) {
        return Optional.of((options, listener) ->
                broken.filter(Rule.RECONNECT_KEEPS_ALL::equals).isPresent()
                        ? open(options, listener).deafAfter(sent)
                        : open(options, listener));
    }
}
