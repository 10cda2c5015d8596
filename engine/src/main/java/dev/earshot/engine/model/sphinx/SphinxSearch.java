package dev.earshot.engine.model.sphinx;

import dev.earshot.engine.audio.Pcm;
import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.ActiveListManager;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.decoder.search.SearchManager;
import edu.cmu.sphinx.decoder.search.SimpleActiveListManager;
import edu.cmu.sphinx.decoder.search.WordPruningBreadthFirstLookaheadSearchManager;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.endpoint.SpeechEndSignal;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.allphone.AllphoneLinguist;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.linguist.language.ngram.trie.NgramTrieModel;
import edu.cmu.sphinx.linguist.lextree.LexTreeLinguist;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The search of Sphinx over its dictionary and language model, driven one frame at a time.
///
/// Sphinx pulls: its recogniser asks a source for sound and blocks. Its search manager, however, can be told to go on
/// by a number of frames, and takes exactly one feature vector for each, apart from the few it looks ahead. So this
/// class puts vectors into a queue and lets the search take as many steps as there are vectors: no thread, no waiting.
///
/// Its parts are put together here rather than by the library's configuration file, which is its demonstration of
/// everything at once. Nothing of one passage is left for the next.
final class SphinxSearch {
    /// How many frames the search looks ahead to find the phones that are worth trying.
    private static final int LOOK_AHEAD = 5;

    /// Loading goes through registries of the library that are not made for several threads.
    private static final ReentrantLock LOADING = new ReentrantLock();

    private final Loader acoustics;
    private final SearchManager search;
    private final ActiveListManager hypotheses;
    private final DataQueue vectors;
    private boolean running;

    private SphinxSearch(Loader acoustics, SearchManager search, ActiveListManager hypotheses, DataQueue vectors) {
        this.acoustics = acoustics;
        this.search = search;
        this.hypotheses = hypotheses;
        this.vectors = vectors;
    }

    static SphinxSearch load(Beams beams) throws IOException {
        LOADING.lock();
        try {
            return assemble(beams);
        } finally {
            LOADING.unlock();
        }
    }

    private static SphinxSearch assemble(Beams beams) throws IOException {
        var model = resource("en-us/en-us/");
        var units = new UnitManager();
        var acoustics = new Sphinx3Loader(model, units, 0f, 1e-7f, 1e-4f, 4, true);
        acoustics.load();
        var acousticModel = new TiedStateAcousticModel(acoustics, units, true);
        var fillers = URI.create(model + "noisedict").toURL();
        var dictionary = new TextDictionary(resource("en-us/cmudict-en-us.dict"), fillers, List.of(), null, units);
        var language = new NgramTrieModel(
                "", resource("en-us/en-us.lm.bin"), null, 100_000, false, 3, dictionary, false, 1f, 1, 1f);
        var words = new LexTreeLinguist(
                acousticModel, units, language, dictionary, true, true, 0.1, 0.1, 1e-2, 1, 8f, true, false, 1f, 0);
        AllphoneLinguist phones = ConfigurationManager.getInstance(
                AllphoneLinguist.class, Map.of("acousticModel", acousticModel, "useContextDependentPhones", false));
        var states = new PartitionActiveListFactory(beams.states(), beams.relative());
        var ends = new PartitionActiveListFactory(beams.words(), 1e-40);
        var hypotheses = new SimpleActiveListManager(List.of(states, ends, ends, states, states, states), false);
        var vectors = new DataQueue();
        var scorer = new SimpleAcousticScorer(vectors, null);
        var candidates = new PartitionActiveListFactory(beams.states(), 1e-12);
        var search = new WordPruningBreadthFirstLookaheadSearchManager(
                words,
                phones,
                acoustics,
                new SimplePruner(),
                scorer,
                hypotheses,
                candidates,
                false,
                beams.relative(),
                0,
                false,
                false,
                LOOK_AHEAD,
                6f,
                0,
                1.7f,
                true);
        search.allocate();
        return new SphinxSearch(acoustics, search, hypotheses, vectors);
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(
                SphinxSearch.class.getResource("/edu/cmu/sphinx/models/" + name), () -> name + " is not on the path");
    }

    /// A front end for one stream.
    Cepstra newCepstra() {
        try {
            return new Cepstra(acoustics);
        } catch (IOException e) {
            throw new UncheckedIOException("the acoustic model is loaded, nothing is left to read", e);
        }
    }

    /// The next frame of a passage; the first begins it.
    ///
    /// @param vector 39 numbers
    void accept(float[] vector, int frame) {
        vectors.add(new FloatData(vector, Pcm.SAMPLE_RATE, (long) frame * Cepstra.FRAME));
        if (running) {
            search.recognize(1);
        } else if (vectors.size() == LOOK_AHEAD) {
            search.startRecognition();
            running = true;
            search.recognize(1);
        }
    }

    /// The words of the passage as they seem now.
    BestPath soFar() {
        return running ? BestPath.among(hypotheses.getEmittingList()) : BestPath.EMPTY;
    }

    /// The words of the passage, which is over.
    BestPath end() {
        if (!running) {
            vectors.clear();
            return BestPath.EMPTY;
        }
        vectors.add(new SpeechEndSignal());
        var result = Optional.ofNullable(search.recognize(Integer.MAX_VALUE));
        reset();
        return result.map(BestPath::of).orElse(BestPath.EMPTY);
    }

    /// Forgets a passage that was broken off.
    void reset() {
        if (running) {
            search.stopRecognition();
        }
        running = false;
        vectors.clear();
    }
}
