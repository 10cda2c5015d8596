package dev.earshot.app.endpoints.conformance;

import dev.earshot.app.Version;
import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.bridge.client.Wiring;
import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformancePlan;
import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.ConformanceRun;
import dev.earshot.bridge.conformance.SubjectInfo;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.tester.Abilities;
import dev.earshot.bridge.tester.EndpointSubject;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One run of rules. [#run] is called once, on a thread of its own; interrupting that cancels.
record JudgeWork(Chosen chosen, Source source, Wish wish, EndpointPlace place, SourceChoice sources) {
    /// Of a longer recording only this much is taken: it is sent some twenty times.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// @param known hears what there is to do, before anything is done
    /// @throws dev.earshot.engine.SttException when the endpoint or the sound cannot be had
    ConformanceReport run(Consumer<Workload> known, ConformanceListener listener) throws InterruptedException {
        var endpoint = place.opener().open(chosen);
        var sound = sound();
        known.accept(new Workload(sound.duration(), wish.silence(), wish.pace().speed()));
        var options = RecognitionOptions.DEFAULT
                .withDecoding(Decoding.LIVE)
                .withLanguage(source.language().or(endpoint::language).orElse("en"));
        var plan = ConformancePlan.of(sound)
                .withOptions(options)
                .withSilence(wish.silence())
                .withSpeed(wish.pace().speed())
                .withRules(wish.rules());
        var whole = Optional.of(wish.reference().strip())
                .filter(text -> !text.isEmpty())
                .map(plan::withReference)
                .orElse(plan);
        return new ConformanceRun(subject(endpoint, options), whole).run(listener);
    }

    private Pcm sound() throws InterruptedException {
        var all = WholeSound.of(sources.sound(source)).pcm();
        int most = Math.toIntExact(Pcm.samplesIn(LONGEST));
        return all.samples().length <= most ? all : new Pcm(Arrays.copyOf(all.samples(), most));
    }

    private EndpointSubject subject(TestedEndpoint endpoint, RecognitionOptions options) {
        var config = endpoint.config();
        var info = new SubjectInfo(
                config.name(),
                config.address().toString(),
                Map.of(
                        "Earshot",
                        Version.application(),
                        "protocol",
                        endpoint.vendor().name()),
                Abilities.of(endpoint.vendor(), config, options));
        return new EndpointSubject(
                endpoint.vendor(), config, Wiring.plain(place.context().models().detectors()), info);
    }
}
