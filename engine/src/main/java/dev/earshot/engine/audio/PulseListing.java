package dev.earshot.engine.audio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the sound server has to record from: of microphones and of monitors its defaults first.
record PulseListing(List<PulseSource> sources) {
    /// @throws PulseFailure when no server answers
    static PulseListing read(Libpulse pulse) throws PulseFailure, InterruptedException {
        Answers answers = new Answers(pulse);
        try (PulseConnection server = PulseConnection.open(pulse);
                Arena arena = Arena.ofConfined()) {
            MemorySegment defaults = answers.callback("server", Answers.SERVER, arena);
            server.await(pulse.contextGetServer(server.context(), defaults));
            MemorySegment sources = answers.callback("source", Answers.SOURCE, arena);
            server.await(pulse.contextGetSources(server.context(), sources));
        }
        return answers.listing();
    }

    /// What libpulse calls back with. Where things are in its structs has been settled since its version
    /// 0.9.
    private static final class Answers {
        static final FunctionDescriptor SERVER = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS);
        static final FunctionDescriptor SOURCE = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS);

        private static final int SERVER_BYTES = 64;
        private static final int DEFAULT_SINK = 48;
        private static final int DEFAULT_SOURCE = 56;
        private static final int SOURCE_BYTES = 352;
        private static final int NAME = 0;
        private static final int DESCRIPTION = 16;
        private static final int SINK = 312;
        private static final int PROPERTIES = 344;

        private final Libpulse pulse;
        private final List<PulseSource> sources = new ArrayList<>();
        private Optional<String> defaultSink = Optional.empty();
        private Optional<String> defaultSource = Optional.empty();

        Answers(Libpulse pulse) {
            this.pulse = pulse;
        }

        /// A pointer to the method of that name, as long as `arena` lives.
        @SuppressWarnings("restricted")
        MemorySegment callback(String method, FunctionDescriptor type, Arena arena) {
            MethodType java = type.toMethodType();
            try {
                return Linker.nativeLinker().upcallStub(MethodHandles.lookup().bind(this, method, java), type, arena);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no method " + method, e);
            }
        }

        /// Called by libpulse.
        @SuppressWarnings({"unused", "restricted"})
        void server(MemorySegment context, MemorySegment info, MemorySegment user) {
            if (info.address() != 0) {
                MemorySegment fields = info.reinterpret(SERVER_BYTES);
                defaultSink = Libpulse.text(fields.get(ADDRESS, DEFAULT_SINK));
                defaultSource = Libpulse.text(fields.get(ADDRESS, DEFAULT_SOURCE));
            }
        }

        /// Called by libpulse, once for each source.
        ///
        /// @param end not 0 after the last one
        @SuppressWarnings({"unused", "restricted"})
        void source(MemorySegment context, MemorySegment info, int end, MemorySegment user) {
            if (end == 0 && info.address() != 0) {
                MemorySegment fields = info.reinterpret(SOURCE_BYTES);
                String name = Libpulse.text(fields.get(ADDRESS, NAME)).orElse("");
                MemorySegment properties = fields.get(ADDRESS, PROPERTIES);
                sources.add(new PulseSource(
                        name,
                        Libpulse.text(fields.get(ADDRESS, DESCRIPTION)).orElse(name),
                        Libpulse.text(fields.get(ADDRESS, SINK)),
                        pulse.property(properties, "alsa.card")
                                .map(card -> card + ","
                                        + pulse.property(properties, "alsa.device")
                                                .orElse("0"))));
            }
        }

        PulseListing listing() {
            return new PulseListing(sources.stream()
                    .sorted(Comparator.comparingInt((PulseSource source) -> isDefault(source) ? 0 : 1))
                    .toList());
        }

        private boolean isDefault(PulseSource source) {
            return source.sink()
                    .map(sink -> Optional.of(sink).equals(defaultSink))
                    .orElseGet(() -> Optional.of(source.name()).equals(defaultSource));
        }
    }
}
