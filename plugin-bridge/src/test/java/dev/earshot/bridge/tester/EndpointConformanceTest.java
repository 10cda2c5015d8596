package dev.earshot.bridge.tester;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.bridge.client.EndpointConfig;
import dev.earshot.bridge.client.Vendors;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.conformance.Ability;
import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformancePlan;
import dev.earshot.bridge.conformance.ConformanceRun;
import dev.earshot.bridge.conformance.JsonReport;
import dev.earshot.bridge.conformance.Outcome;
import dev.earshot.bridge.conformance.Rule;
import dev.earshot.bridge.conformance.SubjectInfo;
import dev.earshot.bridge.conformance.Verdict;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.server.Access;
import dev.earshot.bridge.server.ServerLimits;
import dev.earshot.bridge.server.ServerMonitor;
import dev.earshot.bridge.server.ServerProtocol;
import dev.earshot.bridge.server.SttServer;
import dev.earshot.bridge.wire.Terms;
import dev.earshot.engine.audio.AudioFile;
import dev.earshot.engine.audio.AudioSelection;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.LoadOptions;
import dev.earshot.engine.recognition.ModelFolders;
import dev.earshot.engine.recognition.Models;
import dev.earshot.engine.recognition.RecognitionOptions;
import dev.earshot.engine.recognition.Recognizer;
import dev.earshot.engine.vad.Detectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own client against our own server, in every protocol that both speak, with real speech and the built-in
/// recogniser behind it.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class EndpointConformanceTest {
    private static final String KEY = "right-secret";
    private static final Duration LENGTH = Duration.ofMillis(3200);

    private static Models models;
    private static SttServer server;

    @BeforeAll
    static void serve() {
        models = Models.discover(ModelFolders.none());
        Recognizer recognizer = models.recognizer(models.preferred(), LoadOptions.AUTO);
        server = new SttServer(
                new SttServer.Setup(
                        "127.0.0.1", 0, Access.of(List.of(KEY)), ServerLimits.USUAL, Terms.LIVE, ServerProtocol.all()),
                (Optional<String> _) -> recognizer,
                ServerMonitor.NONE);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(Duration.ZERO);
        models.close();
    }

    /// The sizes of frames are the business of `RecognizerContract`. In a burst the end is asked for
    /// before the first draft is made, and Deepgram's protocol then leaves drafts out: that is not to be
    /// taken for less than is promised.
    @ParameterizedTest
    @ValueSource(strings = {"earshot", "deepgram", "deepgram-flux", "openai-realtime"})
    void everyRuleIsKept(String id) throws Exception {
        var vendor = Vendors.installed().of(id);
        var config = EndpointConfig.of(id, server.address()).withKey(Optional.of(KEY));
        var options = RecognitionOptions.DEFAULT.withLanguage("en");
        var abilities = Abilities.of(vendor, config, options);
        assertEquals(!id.equals("deepgram-flux"), abilities.contains(Ability.FLUSH));
        var subject = new EndpointSubject(
                vendor,
                config,
                Wiring.plain(Detectors.builtIn()),
                new SubjectInfo(vendor.name(), server.address().toString(), Map.of(), abilities));
        var plan = ConformancePlan.of(sound())
                .withReference("Turn on the lights in the kitchen.")
                .withOptions(options)
                .withSpeed(Double.POSITIVE_INFINITY)
                .withSilence(Duration.ofSeconds(2))
                .withRules(EnumSet.complementOf(EnumSet.of(Rule.FRAMES_DO_NOT_MATTER, Rule.ABILITIES)));
        var report = new ConformanceRun(subject, plan).run(ConformanceListener.NONE);
        var failed = report.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Outcome.FAILED)
                .map(Verdict::rule)
                .toList();
        assertEquals(List.<Rule>of(), failed, () -> JsonReport.write(report));
    }

    /// The first sentence.
    private static Pcm sound() throws InterruptedException {
        var root = Path.of(System.getProperty("earshot.root", ".."));
        var selection = AudioSelection.ALL.between(Duration.ZERO, Optional.of(LENGTH));
        return WholeSound.of(
                        AudioFile.open(root.resolve("sample-audio/kitchen.wav")).source(selection))
                .pcm();
    }
}
