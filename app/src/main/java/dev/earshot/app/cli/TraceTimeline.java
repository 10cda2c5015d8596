package dev.earshot.app.cli;

import static java.lang.String.format;

import dev.earshot.engine.audio.Pcm;
import dev.earshot.engine.trace.FrameContent;
import dev.earshot.engine.trace.Trace;
import dev.earshot.engine.trace.TraceItem;
import dev.earshot.engine.trace.TraceMeasures;
import dev.earshot.engine.trace.Way;
import dev.earshot.engine.transcript.TranscriptEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// A trace as people read it in a terminal: the header, a line for each thing that happened, the
/// measures.
record TraceTimeline(Terminal terminal) {
    void print(Trace trace, boolean frames) {
        header(trace);
        for (TraceItem item : trace.items()) {
            line(item, frames).ifPresent(line -> terminal.out().println(line));
        }
        terminal.out().println();
        new TraceTable(terminal.out()).print(TraceMeasures.of(trace));
    }

    private void header(Trace trace) {
        var header = trace.header();
        terminal.out()
                .println(header.protocol() + " " + header.endpoint() + ", "
                        + header.began().toString().replace('T', ' ') + ", "
                        + header.side().name().toLowerCase(Locale.ROOT) + "'s side");
        header.model().ifPresent(model -> terminal.out().println("heard by " + model.name() + " on " + model.device()));
        terminal.out()
                .println(format(
                        Locale.ROOT,
                        "%.1f s, %.1f s of sound%s; written by %s",
                        trace.lasted().toMillis() / 1e3,
                        Pcm.durationOf(trace.samples()).toMillis() / 1e3,
                        trace.hasSound() ? "" : " that is not kept",
                        header.madeBy()));
        terminal.out().println();
    }

    private Optional<String> line(TraceItem item, boolean frames) {
        return switch (item) {
            case TraceItem.Sound _ -> Optional.empty();
            case TraceItem.Frame frame ->
                frames ? Optional.of(at(item) + arrow(frame.way()) + " " + content(frame)) : Optional.empty();
            case TraceItem.HeardBy heard ->
                Optional.of(at(item) + "heard by         " + heard.model().name() + " on "
                        + heard.model().device());
            case TraceItem.Mark mark ->
                Optional.of(at(item)
                        + format(
                                "%-16s ",
                                mark.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        + Line.of(mark.text()));
            case TraceItem.Event said -> Optional.of(at(item) + text(said.event()));
        };
    }

    private static String at(TraceItem item) {
        return fine(item.at()) + "  ";
    }

    private static String arrow(Way way) {
        return switch (way) {
            case RECEIVED -> "->";
            case SENT -> "<-";
        };
    }

    private static String content(TraceItem.Frame frame) {
        return switch (frame.content()) {
            case FrameContent.Text(var text) -> Line.of(text);
            case FrameContent.LongText longText -> Line.of(longText.begins()) + "... (" + frame.size() + " bytes)";
            case FrameContent.Bytes _ -> frame.size() + " bytes";
            case FrameContent.Samples _ -> frame.size() + " bytes of sound";
            case FrameContent.LeftOut() -> frame.size() + " bytes that are not kept";
        };
    }

    private static String text(TranscriptEvent event) {
        return switch (event) {
            case TranscriptEvent.SpeechStarted(var at) -> "speech started   " + fine(at);
            case TranscriptEvent.SpeechEnded(var at) -> "speech ended     " + fine(at);
            case TranscriptEvent.Partial partial ->
                "interim          " + fine(partial.segment().span().start()) + "  " + Line.of(partial.committedText())
                        + "|" + Line.of(partial.tentativeText());
            case TranscriptEvent.Final(var segment) ->
                "final            " + fine(segment.span().start()) + " to "
                        + fine(segment.span().end()) + "  " + Line.of(segment.text());
            case TranscriptEvent.Notice notice -> "notice           " + Line.of(notice.sentence());
            case TranscriptEvent.Completed(var audio) -> "completed        " + fine(audio);
            case TranscriptEvent.Failed(var cause) -> "failed           " + Line.of(cause.sentence());
        };
    }

    /// `1:02:03.456`
    private static String fine(Duration time) {
        return format(Locale.ROOT, "%s.%03d", ClockTime.show(time), time.toMillisPart());
    }

    /// What a stranger wrote, as a line that cannot steer a terminal.
    private static final class Line {
        private Line() {}

        static String of(String text) {
            return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        }
    }
}
