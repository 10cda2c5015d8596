package dev.earshot.engine.recognition;

import dev.earshot.engine.transcript.Segment;
import dev.earshot.engine.transcript.TranscriptEvent;
import dev.earshot.engine.transcript.Word;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in capitals as it reads more easily: in lower case, with a capital where a segment begins and, in English, for
/// "I". Names lose theirs; nothing else is lost or guessed, and a text keeps its length, character by character.
///
/// @param english whether "I" is a word that has a capital
public record SentenceCase(boolean english) {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern I = Pattern.compile("I('.*)?");

    /// For what this recogniser writes; empty where its text is to be left as it is.
    ///
    /// @param language BCP 47 tag of what is spoken; a recogniser that does not know is taken to hear English
    public static Optional<SentenceCase> of(RecognizerInfo info, Optional<String> language) {
        return switch (info.orthography()) {
            case AS_USUAL -> Optional.empty();
            case CAPITALS -> {
                var spoken = language.or(() -> info.languages().stream().findFirst());
                yield Optional.of(new SentenceCase(spoken.map(
                                tag -> Locale.forLanguageTag(tag).getLanguage().equals("en"))
                        .orElse(true)));
            }
        };
    }

    public Segment of(Segment segment) {
        var words = new ArrayList<Word>(segment.words().size());
        for (Word word : segment.words()) {
            var text = words.isEmpty() ? of(word.text()) : within(word.text());
            words.add(new Word(text, word.span(), word.confidence()));
        }
        return new Segment(
                segment.id(), segment.span(), of(segment.text()), words, segment.confidence(), segment.language());
    }

    public TranscriptEvent of(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.Partial(var segment, var committed) ->
                new TranscriptEvent.Partial(of(segment), committed);
            case TranscriptEvent.Final(var segment) -> new TranscriptEvent.Final(of(segment));
            case TranscriptEvent.SpeechStarted _,
                    TranscriptEvent.SpeechEnded _,
                    TranscriptEvent.Notice _,
                    TranscriptEvent.Completed _,
                    TranscriptEvent.Failed _ -> event;
        };
    }

    /// A whole text.
    private String of(String text) {
        var folded = within(text).toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (Character.isLetter(folded[i])) {
                folded[i] = text.charAt(i);
                break;
            }
        }
        return new String(folded);
    }

    /// A text that is not the beginning of one.
    private String within(String text) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(lower(word.group())));
    }

    private String lower(String word) {
        var letters = word.toCharArray();
        for (int i = english && I.matcher(word).matches() ? 1 : 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }
}
