package dev.earshot.bridge.client;

import dev.earshot.engine.audio.Pcm;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/// The end of a stream, from the first sample that may have to be sent again. Safe for many threads.
///
/// What has been acknowledged is forgotten; and what is older than a bound, so that a service that never acknowledges
/// anything costs no more memory than that.
final class KeptSound {
    private final Deque<Pcm> chunks = new ArrayDeque<>();
    private final long most;
    private long first;
    private long end;

    /// @param most samples that are kept
    KeptSound(long most) {
        this.most = most;
    }

    synchronized void add(Pcm chunk) {
        chunks.add(chunk);
        end += chunk.samples().length;
        forget(end - most);
    }

    /// The first sample that is here.
    synchronized long first() {
        return first;
    }

    /// How many samples the stream has had.
    synchronized long end() {
        return end;
    }

    /// A part of the stream.
    ///
    /// @param end the first sample after it
    record Part(Pcm sound, long end) {}

    /// What follows from there on, or from the first sample that is here, up to the end of a chunk; empty when there is
    /// no more.
    synchronized Optional<Part> from(long sample) {
        long start = first;
        for (var chunk : chunks) {
            long next = start + chunk.samples().length;
            if (sample < next) {
                return Optional.of(new Part(cut(chunk, (int) Math.max(0, sample - start)), next));
            }
            start = next;
        }
        return Optional.empty();
    }

    /// What is before is not asked for again.
    synchronized void forget(long sample) {
        while (!chunks.isEmpty() && first < sample) {
            var chunk = chunks.removeFirst();
            int length = chunk.samples().length;
            if (first + length > sample) {
                chunks.addFirst(cut(chunk, (int) (sample - first)));
                first = sample;
            } else {
                first += length;
            }
        }
    }

    private static Pcm cut(Pcm chunk, int from) {
        var samples = chunk.samples();
        return from == 0 ? chunk : new Pcm(Arrays.copyOfRange(samples, from, samples.length));
    }
}
