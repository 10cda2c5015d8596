package dev.earshot.app.cli;

import dev.earshot.app.shell.TimeLeft;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import dev.earshot.engine.inference.GpuSupport;
import dev.earshot.engine.inference.RuntimeProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `earshot models runtime get`: fetches PyTorch for NVIDIA GPUs.
@Command(
        name = "get",
        description = {
            "Fetch PyTorch for NVIDIA GPUs (some gigabytes) from where DJL's makers publish",
            "it. Ctrl-C keeps what has arrived whole; the same command goes on.",
        })
final class RuntimeGetCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(names = "--anyway", description = "Even if this machine has no GPU that could use it.")
    private boolean anyway;

    RuntimeGetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var runtime = context.modelPlaces().get().runtime();
        if (!anyway && !(runtime.support() instanceof GpuSupport.Possible)) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    runtime.support().sentence() + " Nothing is fetched; --anyway fetches it all the same.");
        }
        HubOptions.checkOnline(HubOptions.settings(context, Optional.empty()), "PyTorch for the GPU");
        try (var _ = context.interrupts().interrupting();
                var status = new StatusLine(context.terminal(), context.nanoTime())) {
            status.showNow("Asking what there is to fetch ...", "");
            var plan = runtime.plan();
            status.clear();
            context.terminal().say("PyTorch for the GPU (" + plan.flavor() + "): " + Size.show(plan.bytes()) + ".");
            long began = context.nanoTime().now();
            try {
                runtime.fetch(plan, new Watch(status, began));
            } catch (InterruptedException e) {
                status.clear();
                context.terminal()
                        .say(
                                "Stopped; what has arrived whole is kept. 'earshot models runtime get' goes on from there.");
                throw e;
            }
            status.clear();
            context.terminal()
                    .out()
                    .println("PyTorch for the GPU lies in " + plan.target() + "; the next start of Earshot uses it.");
            context.terminal().checkOut();
        }
        return ExitCode.OK.code();
    }

    /// Shows how far it is; a line every tenth where there is no terminal.
    private final class Watch implements Consumer<RuntimeProgress> {
        private final StatusLine status;
        private final long began;
        private long before = -1;
        private int next;

        Watch(StatusLine status, long began) {
            this.status = status;
            this.began = began;
        }

        @Override
        public void accept(RuntimeProgress progress) {
            before = before < 0 ? progress.fetched() : before;
            status.show(text(progress), progress.file());
            int tenth = (int) (progress.fetched() * 10 / Math.max(1, progress.total()));
            if (!status.shown() && tenth >= next) {
                next = tenth + 1;
                context.terminal().say(text(progress));
            }
        }

        private String text(RuntimeProgress progress) {
            double seconds = Math.max(1e-3, (context.nanoTime().now() - began) / 1e9);
            double speed = (progress.fetched() - before) / seconds;
            var line = "PyTorch  %d %%  %s of %s"
                    .formatted(
                            progress.fetched() * 100 / Math.max(1, progress.total()),
                            Size.show(progress.fetched()),
                            Size.show(progress.total()));
            if (speed < 1) {
                return line;
            }
            var left = Duration.ofSeconds((long) ((progress.total() - progress.fetched()) / speed));
            return line + "  " + Size.show((long) speed) + "/s  " + TimeLeft.text(left);
        }
    }
}
