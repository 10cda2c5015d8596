package dev.earshot.bridge.faults;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.EndpointSession;
import dev.earshot.bridge.client.EndpointVendor;
import dev.earshot.bridge.client.StreamingVendor;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.faults.FaultySession.Cutting;
import dev.earshot.engine.audio.PcmSource;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.recognition.RecognizerInfo;
import dev.earshot.engine.recognition.SteadyClock;
import dev.earshot.engine.transcript.TranscriptListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An endpoint whose sessions are disturbed, each by the whole plan from its beginning. Safe for many threads.
///
/// What is wrong with the sound itself is put into it by [#disturbed], before it is paced: a silence takes its time as
/// other sound does.
public final class FaultyRecognizer implements Recognizer {
    private static final String WRONG_KEY = "a-key-that-nobody-gave-out";

    private final EndpointVendor vendor;
    private final EndpointConfig config;
    private final Wiring wiring;
    private final FaultPlan plan;
    private final FaultListener listener;
    private final SteadyClock clock;
    private final Set<FaultySession> sessions = ConcurrentHashMap.newKeySet();

    /// @param wiring what it puts around lines and calls sees what really goes over the network
    /// @param listener hears the faults of all sessions
    public FaultyRecognizer(
            EndpointVendor vendor,
            EndpointConfig config,
            Wiring wiring,
            FaultPlan plan,
            FaultListener listener,
            SteadyClock clock) {
        this.vendor = vendor;
        this.config = plan.only(Fault.WrongKey.class).isPresent() ? config.withKey(Optional.of(WRONG_KEY)) : config;
        this.wiring = wiring;
        this.plan = plan;
        this.listener = listener;
        this.clock = clock;
    }

    /// The sound with what is wrong with it.
    public PcmSource disturbed(PcmSource sound) {
        return FaultySound.of(sound, plan);
    }

    @Override
    public RecognizerInfo info() {
        return vendor.info(config);
    }

    /// As the endpoint does it, with what the plan puts in its way.
    @Override
    public EndpointSession open(RecognitionOptions options, TranscriptListener heard) {
        var course = new FaultCourse(plan, clock, listener);
        tellWhatIsWrongThroughout(course);
        var recognizer = vendor.recognizer(config, wired(course));
        try {
            var session =
                    new FaultySession(recognizer.open(options, heard), recognizer, course, cutting(), sessions::remove);
            sessions.add(session);
            return session;
        } catch (RuntimeException e) {
            recognizer.close();
            throw e;
        }
    }

    private void tellWhatIsWrongThroughout(FaultCourse course) {
        for (var fault : plan.faults()) {
            if (fault instanceof Fault.WrongKey
                    || fault instanceof Fault.WrongRate
                    || fault instanceof Fault.OddChunks) {
                course.tell(fault, Duration.ZERO, Duration.ZERO);
            }
        }
    }

    private Wiring wired(FaultCourse course) {
        var patience = config.limits().connect();
        FaultyLine.Scissors scissors =
                cutting() == Cutting.LINE ? new TornFrames(course) : (frame, _) -> List.of(frame);
        return new Wiring(
                dialer -> new FaultyDialer(wiring.lines().apply(dialer), course, scissors, patience),
                courier -> new FaultyCourier(wiring.calls().apply(courier), course, patience),
                wiring.meter(),
                wiring.detectors());
    }

    private Cutting cutting() {
        if (plan.only(Fault.OddChunks.class).isEmpty()) {
            return Cutting.NOBODY;
        }
        return vendor instanceof StreamingVendor streaming && streaming.takesTornSamples()
                ? Cutting.LINE
                : Cutting.SESSION;
    }

    @Override
    public void close() {
        sessions.forEach(FaultySession::close);
    }
}
