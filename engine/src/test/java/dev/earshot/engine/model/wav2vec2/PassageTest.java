package dev.earshot.engine.model.wav2vec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.engine.decode.CtcText;
import dev.earshot.engine.decode.CtcVocabulary;
import dev.earshot.engine.decode.Emissions;
import dev.earshot.engine.decode.GreedyCtc;
import dev.earshot.engine.inference.Placement;
import dev.earshot.engine.recognition.SoundBuffer;
import dev.earshot.engine.transcript.TranscriptBuilder;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A passage of any length is written as if it had been heard at once, by a network that needs as much context as its
/// windows give it.
class PassageTest {
    private static final Pace PACE = new Pace(100, 60, 20, 20);

    @TempDir
    private Path folder;

    private final EchoNetwork network = new EchoNetwork(20);
    private final float[] speech = EchoNetwork.spoken("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG AND ".repeat(12));

    private long mostKept; // samples

    private Ear ear() {
        return new Ear(Placement.onProcessor(network), Wav2Vec2Config.read(folder));
    }

    private GreedyWriter writer() {
        return new GreedyWriter(CtcVocabulary.read(folder).withoutSpecials());
    }

    @BeforeEach
    void write() throws IOException {
        Small.LAYER.write(folder);
        Files.writeString(folder.resolve(Wav2Vec2Config.PREPROCESSOR), "{\"do_normalize\": false}");
    }

    @Test
    void windowsThatAreLeftOutAreHeardWithTheLastOne() throws InterruptedException {
        var ear = ear();
        var sound = new SoundBuffer();
        var events = new ArrayList<TranscriptEvent>();
        var passage = new Passage(
                ear, PACE, new Phrases(writer(), ear.vocabulary(), ear.config().hop()), sound, 0);
        int half = speech.length / 2;
        sound.accept(Arrays.copyOf(speech, half));
        passage.skip();
        passage.advance(events::add);
        assertEquals(1, network.count(), "as one window");
        sound.accept(Arrays.copyOfRange(speech, half, speech.length));
        passage.finish(sound.end(), events::add);
        assertEquals(words(hear(1000)), words(events));
    }

    private List<TranscriptEvent> hear(int block) throws InterruptedException {
        var ear = ear();
        var sound = new SoundBuffer();
        var events = new ArrayList<TranscriptEvent>();
        var phrases = new Phrases(writer(), ear.vocabulary(), ear.config().hop());
        var passage = new Passage(ear, PACE, phrases, sound, 0);
        for (int at = 0; at < speech.length; at += block) {
            var more = Arrays.copyOfRange(speech, at, Math.min(speech.length, at + block));
            sound.accept(more);
            passage.advance(events::add);
            sound.dropBefore(passage.needed());
            mostKept = Math.max(mostKept, sound.end() - passage.needed());
        }
        passage.finish(sound.end(), events::add);
        return events;
    }

    private static List<String> words(List<TranscriptEvent> events) {
        var heard = new TranscriptBuilder();
        events.forEach(heard::on);
        return heard.transcript().segments().stream()
                .flatMap(segment -> segment.words().stream())
                .map(word -> word.text() + " " + word.span())
                .toList();
    }

    @Test
    void writesWhatItWouldWriteOfTheWhole() throws InterruptedException {
        var texts = words(hear(1000)).stream()
                .map(word -> word.substring(0, word.indexOf(' ')))
                .collect(Collectors.joining(" "));
        assertTrue(network.longest() <= PACE.first(), "window of " + network.longest());

        var ear = ear();
        var whole = CtcText.of(
                writer().vocabulary(), GreedyCtc.decode(new Emissions(ear.hear(speech), ear.vocabulary()), 0));
        assertEquals(whole.text(), texts);
    }

    @Test
    void itDoesNotMatterHowTheSoundComes() throws InterruptedException {
        var events = hear(1000);

        assertEquals(words(events), words(hear(speech.length)));
        assertEquals(events.getLast(), hear(3333).getLast());
    }

    @Test
    void whatIsCommittedStays() throws InterruptedException {
        var committed = new ArrayList<String>();
        int partials = 0;
        for (var event : hear(320)) {
            if (event instanceof TranscriptEvent.Partial partial) {
                var text = partial.segment().text();
                committed.forEach(
                        earlier -> assertTrue(text.startsWith(earlier), earlier + " was not kept in " + text));
                committed.add(partial.committedText());
                partials += partial.committed() > 0 ? 1 : 0;
            } else if (event instanceof TranscriptEvent.Final(var segment)) {
                committed.forEach(earlier -> assertTrue(segment.text().startsWith(earlier), segment.text()));
                committed.clear();
            }
        }
        assertTrue(partials > 10, "something was committed " + partials + " times");
    }

    @Test
    void aLongPassageIsCutBetweenWords() throws InterruptedException {
        var finals = hear(320).stream()
                .filter(TranscriptEvent.Final.class::isInstance)
                .toList();

        assertTrue(finals.size() > 1, finals.size() + " segments");
    }

    @Test
    void whatIsKeptDoesNotGrow() throws InterruptedException {
        hear(320);

        assertTrue(mostKept <= ear().reach(PACE.first() + PACE.step()), mostKept + " samples");
    }
}
