package dev.earshot.app.live;

import dev.earshot.app.speech.Reading;
import dev.earshot.engine.transcript.Transcript;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was said, an utterance a paragraph: the fold of the events of all recognitions of a session. An event changes
/// one paragraph, and that is nearly always the last. FX thread only.
///
/// Segments belong to one utterance when nobody began to speak between them. A recogniser that does not say when
/// somebody speaks has a paragraph for each segment.
final class Script {
    /// So many beginnings of speech are kept: the text of one is never further behind.
    private static final int BEGINNINGS = 50;

    private final ObservableList<Paragraph> paragraphs = FXCollections.observableArrayList();
    private final ObservableList<Paragraph> view = FXCollections.unmodifiableObservableList(paragraphs);
    private final Deque<Duration> beginnings = new ArrayDeque<>();
    private Reading reading = Reading.PLAIN;

    ObservableList<Paragraph> paragraphs() {
        return view;
    }

    /// Another recognition begins.
    void begin() {
        beginnings.clear();
    }

    /// @param ear which recognition says it; its times and ids are those of the session
    void on(int ear, TranscriptEvent event) {
        switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> {
                beginnings.add(at);
                if (beginnings.size() > BEGINNINGS) {
                    beginnings.removeFirst();
                }
            }
            case TranscriptEvent.Partial partial -> put(ear, Piece.tentative(partial));
            case TranscriptEvent.Final(var segment) -> put(ear, Piece.settled(segment));
            case TranscriptEvent.Completed _, TranscriptEvent.Failed _ -> dropTentative(ear);
            case TranscriptEvent.SpeechEnded _, TranscriptEvent.Notice _ -> {}
        }
    }

    private void put(int ear, Piece piece) {
        int at = paragraphs.size() - 1;
        while (at >= 0 && after(paragraphs.get(at), ear, piece)) {
            at--;
        }
        if (at >= 0 && (paragraphs.get(at).has(piece.id()) || belongs(paragraphs.get(at), ear, piece))) {
            change(at, paragraphs.get(at).with(piece));
        } else if (!piece.segment().text().isBlank()) {
            paragraphs.add(at + 1, new Paragraph(ear, List.of(piece), reading));
        }
    }

    private static boolean after(Paragraph paragraph, int ear, Piece piece) {
        return paragraph.ear() > ear
                || (paragraph.ear() == ear && paragraph.pieces().getFirst().id() > piece.id());
    }

    private boolean belongs(Paragraph paragraph, int ear, Piece piece) {
        return paragraph.ear() == ear
                && !beginnings.isEmpty()
                && beginnings.stream()
                        .noneMatch(begun -> begun.compareTo(paragraph.middle()) > 0
                                && begun.compareTo(piece.segment().span().end()) < 0);
    }

    private void change(int at, Paragraph now) {
        if (!now.equals(paragraphs.get(at))) {
            paragraphs.set(at, now);
        }
    }

    /// Nobody will settle what that recognition has not settled now.
    void dropTentative(int ear) {
        for (int at = paragraphs.size() - 1; at >= 0 && paragraphs.get(at).ear() >= ear; at--) {
            var paragraph = paragraphs.get(at);
            if (paragraph.ear() == ear && !paragraph.settled()) {
                var settled = paragraph.pieces().stream().filter(Piece::settled).toList();
                if (settled.isEmpty()) {
                    paragraphs.remove(at);
                } else {
                    paragraphs.set(at, new Paragraph(ear, settled, reading));
                }
            }
        }
    }

    /// Shows everything in another way, and what is to come.
    void read(Reading how) {
        if (!how.equals(reading)) {
            reading = how;
            paragraphs.setAll(
                    paragraphs.stream().map(paragraph -> paragraph.read(how)).toList());
        }
    }

    void clear() {
        paragraphs.clear();
        beginnings.clear();
    }

    /// What is settled so far, as it was written.
    Transcript transcript(Duration audio) {
        return new Transcript(
                paragraphs.stream()
                        .flatMap(paragraph -> paragraph.segments().stream())
                        .toList(),
                audio);
    }

    /// What will not change any more, as it is shown: a line for each utterance.
    String text() {
        return paragraphs.stream()
                .map(paragraph ->
                        paragraph.text().substring(0, paragraph.committed()).strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
