package dev.earshot.engine.audio;

import dev.earshot.engine.audio.PulseFailure.Reason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A connection with the sound server. One thread; nothing happens but in [#turn].
final class PulseConnection implements AutoCloseable {
    /// How long the server may take for an answer.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How long an interrupt may go unnoticed.
    private static final Duration TURN = Duration.ofMillis(20);

    private final Libpulse pulse;
    private final MemorySegment loop;
    private final MemorySegment context;
    private boolean closed;

    private PulseConnection(Libpulse pulse) {
        this.pulse = pulse;
        loop = pulse.mainloopNew();
        try (Arena arena = Arena.ofConfined()) {
            context = pulse.contextNew(pulse.mainloopGetApi(loop), arena.allocateFrom("Earshot"));
        }
    }

    /// With the server that runs; none is started.
    static PulseConnection open(Libpulse pulse) throws PulseFailure, InterruptedException {
        PulseConnection connection = new PulseConnection(pulse);
        try {
            pulse.contextConnect(connection.context, Libpulse.CONTEXT_NO_AUTOSPAWN);
            connection.await(() -> pulse.contextGetState(connection.context) == Libpulse.CONTEXT_READY);
            return connection;
        } catch (PulseFailure | InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    MemorySegment context() {
        return context;
    }

    /// Deals with what the server says, and waits for that a moment at most.
    ///
    /// @throws PulseFailure when the connection is broken
    void turn() throws PulseFailure, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for the sound server");
        }
        if (pulse.contextGetState(context) >= Libpulse.CONTEXT_FAILED) {
            throw failure();
        }
        if (pulse.mainloopPrepare(loop, (int) (TURN.toNanos() / 1000)) < 0
                || pulse.mainloopPoll(loop) < 0
                || pulse.mainloopDispatch(loop) < 0) {
            throw new PulseFailure(Reason.NO_SERVER, "the connection with the sound server is broken");
        }
    }

    /// @throws PulseFailure also when the server takes too long
    void await(BooleanSupplier done) throws PulseFailure, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new PulseFailure(Reason.NO_SERVER, "the sound server does not answer");
            }
            turn();
        }
    }

    /// Waits until the server has answered.
    void await(MemorySegment operation) throws PulseFailure, InterruptedException {
        if (operation.address() == 0) {
            throw failure();
        }
        try {
            await(() -> pulse.operationGetState(operation) != Libpulse.OPERATION_RUNNING);
        } finally {
            pulse.operationUnref(operation);
        }
    }

    /// What the server last refused.
    PulseFailure failure() {
        int code = pulse.contextErrno(context);
        return PulseFailure.of(code, pulse.strerror(code));
    }

    /// Idempotent.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pulse.contextRelease(context);
            pulse.mainloopFree(loop);
        }
    }
}
