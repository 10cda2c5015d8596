package dev.earshot.app.endpoints.conformance;

import dev.earshot.app.Version;
import dev.earshot.app.endpoints.Chosen;
import dev.earshot.app.endpoints.EndpointPlace;
import dev.earshot.app.endpoints.sound.Source;
import dev.earshot.app.endpoints.sound.SourceChoice;
import dev.earshot.bridge.conformance.ConformanceListener;
import dev.earshot.bridge.conformance.ConformancePlan;
import dev.earshot.bridge.conformance.ConformanceReport;
import dev.earshot.bridge.conformance.ConformanceRun;
import dev.earshot.bridge.feed.WholeSound;
import dev.earshot.bridge.tester.EndpointSubject;
import dev.earshot.bridge.tester.TestedEndpoint;
import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.recognition.Decoding;
import dev.earshot.engine.recognition.RecognitionOptions;
import java.util.Optional;
import java.util.function.Consumer;

/// One run of rules. [#run] is called once, on a thread of its own; interrupting that cancels.
record JudgeWork(Chosen chosen, Source source, Wish wish, EndpointPlace place, SourceChoice sources) {
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
        return WholeSound.beginningOf(sources.sound(source), ConformancePlan.LONGEST)
                .pcm();
    }

    private EndpointSubject subject(TestedEndpoint endpoint, RecognitionOptions options) {
        return EndpointSubject.of(endpoint, place.context().models().detectors(), options, Version.application());
    }
}
