package dev.earshot.engine.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a trace is of.
///
/// @param began by the clock on the wall: all other times count from here
/// @param madeBy program and version that wrote it
/// @param system what that ran on
/// @param side whether a server or a client wrote it
/// @param endpoint where the session went to: a path or an address, without secrets
/// @param protocol its name
/// @param session as the protocol tells it
/// @param model who heard it last
/// @param language BCP 47 tag that was asked for
/// @param settings whatever else was asked for, by name
/// @param lasted from `began` to the end; empty while it is being written, and for ever when that
///     broke off
public record TraceHeader(
        Instant began,
        String madeBy,
        String system,
        Side side,
        String endpoint,
        String protocol,
        String session,
        Optional<TraceModel> model,
        Optional<String> language,
        Map<String, String> settings,
        Keeping keeping,
        Optional<Duration> lasted) {
    /// Which end of the connection wrote it.
    public enum Side {
        SERVER,
        CLIENT
    }

    public TraceHeader {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    TraceHeader with(TraceModel heard) {
        return new TraceHeader(
                began,
                madeBy,
                system,
                side,
                endpoint,
                protocol,
                session,
                Optional.of(heard),
                language,
                settings,
                keeping,
                lasted);
    }

    TraceHeader ended(Duration after) {
        return new TraceHeader(
                began,
                madeBy,
                system,
                side,
                endpoint,
                protocol,
                session,
                model,
                language,
                settings,
                keeping,
                Optional.of(after));
    }
}
