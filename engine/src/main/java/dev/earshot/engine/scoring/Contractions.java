package dev.earshot.engine.scoring;

import static dev.earshot.engine.scoring.Characters.EDGE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// Contractions and titles of English, written out: "won't" is "will not", "dr" is "doctor". The
/// order matters: whole words before their endings.
final class Contractions {
    private static final String[][] WORDS = {
        {"won't", "will not"},
        {"can't", "can not"},
        {"let's", "let us"},
        {"ain't", "aint"},
        {"y'all", "you all"},
        {"wanna", "want to"},
        {"gotta", "got to"},
        {"gonna", "going to"},
        {"i'ma", "i am going to"},
        {"imma", "i am going to"},
        {"woulda", "would have"},
        {"coulda", "could have"},
        {"shoulda", "should have"},
        {"ma'am", "madam"},
    };

    private static final String[][] TITLES = {
        {"mr", "mister"},
        {"mrs", "missus"},
        {"st", "saint"},
        {"dr", "doctor"},
        {"prof", "professor"},
        {"capt", "captain"},
        {"gov", "governor"},
        {"ald", "alderman"},
        {"gen", "general"},
        {"sen", "senator"},
        {"rep", "representative"},
        {"pres", "president"},
        {"rev", "reverend"},
        {"hon", "honorable"},
        {"asst", "assistant"},
        {"assoc", "associate"},
        {"lt", "lieutenant"},
        {"col", "colonel"},
        {"jr", "junior"},
        {"sr", "senior"},
        {"esq", "esquire"},
    };

    private static final String[][] ENDINGS = {
        {"'d been", " had been"},
        {"'s been", " has been"},
        {"'d gone", " had gone"},
        {"'s gone", " has gone"},
        {"'d done", " had done"},
        {"'s got", " has got"},
        {"n't", " not"},
        {"'re", " are"},
        {"'s", " is"},
        {"'d", " would"},
        {"'ll", " will"},
        {"'t", " not"},
        {"'ve", " have"},
        {"'m", " am"},
    };

    private final List<Rewrite> rewrites = new ArrayList<>();

    Contractions() {
        for (String[] word : WORDS) {
            rewrites.add(rewrite(EDGE + word[0] + EDGE, word[1]));
        }
        for (String[] title : TITLES) {
            rewrites.add(rewrite(EDGE + title[0] + EDGE, title[1] + " "));
        }
        for (String[] ending : ENDINGS) {
            rewrites.add(rewrite(ending[0] + EDGE, ending[1]));
        }
    }

    private static Rewrite rewrite(String pattern, String text) {
        return new Rewrite(pattern, Matcher.quoteReplacement(text));
    }

    /// @param text in lower case
    String writeOut(String text) {
        String result = text;
        for (Rewrite rewrite : rewrites) {
            result = rewrite.apply(result);
        }
        return result;
    }
}
