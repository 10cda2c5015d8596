package dev.earshot.engine.model.whisper;

import dev.earshot.engine.features.Mel;
import dev.earshot.engine.inference.GpuFailures;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A network on a GPU that fails, from some call on, at every one.
final class FailingGpu implements WhisperNetwork {
    private final WhisperNetwork network;
    private final Stage stage;
    private final AtomicInteger left;
    private final Runnable beforeFailing;

    /// How much of what it gave out is not closed.
    final AtomicInteger open = new AtomicInteger();

    enum Stage {
        ENCODE,
        WRITE,
        STEP,
        ALIGN
    }

    /// @param stage what it fails at
    /// @param good how often that goes well before
    FailingGpu(WhisperNetwork network, Stage stage, int good, Runnable beforeFailing) {
        this.network = network;
        this.stage = stage;
        this.left = new AtomicInteger(good);
        this.beforeFailing = beforeFailing;
    }

    private void enter(Stage now) {
        boolean broken = now == stage ? left.getAndDecrement() <= 0 : left.get() < 0;
        if (broken) {
            beforeFailing.run();
            throw GpuFailures.outOfMemory();
        }
    }

    @Override
    public Heard encode(List<Mel> windows) throws InterruptedException {
        enter(Stage.ENCODE);
        var heard = network.encode(windows);
        open.incrementAndGet();
        return new Heard() {
            @Override
            public int windows() {
                return heard.windows();
            }

            @Override
            public Writing write(int[] of, int[][] prompts) throws InterruptedException {
                enter(Stage.WRITE);
                var writing = heard.write(of, prompts);
                open.incrementAndGet();
                return failing(writing);
            }

            @Override
            public Alignment align(int window, int[] tokens, int first, int frames, List<AlignmentHead> heads, int eot)
                    throws InterruptedException {
                enter(Stage.ALIGN);
                return heard.align(window, tokens, first, frames, heads, eot);
            }

            @Override
            public void close() {
                open.decrementAndGet();
                heard.close();
            }
        };
    }

    private Writing failing(Writing writing) {
        return new Writing() {
            @Override
            public int vocabulary() {
                return writing.vocabulary();
            }

            @Override
            public float[] first() {
                return writing.first();
            }

            @Override
            public float[] within(int position) {
                return writing.within(position);
            }

            @Override
            public float[] step(int[] parents, int[] tokens) {
                enter(Stage.STEP);
                return writing.step(parents, tokens);
            }

            @Override
            public void close() {
                open.decrementAndGet();
                writing.close();
            }
        };
    }

    @Override
    public void close() {
        network.close();
    }
}
