package dev.earshot.engine.audio;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/// The functions of libpulse 0 that Earshot calls, under their own names without `pa_`. Their manual is
/// <https://www.freedesktop.org/software/pulseaudio/doxygen/>.
///
/// The library speaks to PulseAudio and to PipeWire's server of the same protocol, and is on every Linux
/// desktop, since browsers play through it. Java Sound knows ALSA only, which has no word for "what the
/// computer plays".
///
/// Its objects belong to one thread at a time.
final class Libpulse {
    static final int CONTEXT_NO_AUTOSPAWN = 0x0001;
    static final int CONTEXT_READY = 4;
    static final int CONTEXT_FAILED = 5;
    static final int STREAM_READY = 2;
    static final int STREAM_FAILED = 3;
    static final int STREAM_DONT_MOVE = 0x0200;
    static final int STREAM_ADJUST_LATENCY = 0x2000;
    static final int OPERATION_RUNNING = 0;
    static final int SAMPLE_S16LE = 3;

    private static final String NAME = "libpulse.so.0";

    private final SymbolLookup library;
    private final Map<String, MethodHandle> functions = new ConcurrentHashMap<>();

    private Libpulse(SymbolLookup library) {
        this.library = library;
    }

    /// Empty where this system has no such library.
    @SuppressWarnings("restricted")
    static Optional<Libpulse> load() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Libpulse(SymbolLookup.libraryLookup(NAME, Arena.global())));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LoggerFactory.getLogger(Libpulse.class).debug("No {}", NAME, e);
            return Optional.empty();
        }
    }

    MemorySegment mainloopNew() {
        return pointer("pa_mainloop_new");
    }

    MemorySegment mainloopGetApi(MemorySegment loop) {
        return pointer("pa_mainloop_get_api", loop);
    }

    int mainloopPrepare(MemorySegment loop, int microseconds) {
        return number("pa_mainloop_prepare", loop, microseconds);
    }

    int mainloopPoll(MemorySegment loop) {
        return number("pa_mainloop_poll", loop);
    }

    int mainloopDispatch(MemorySegment loop) {
        return number("pa_mainloop_dispatch", loop);
    }

    void mainloopFree(MemorySegment loop) {
        call("pa_mainloop_free", loop);
    }

    MemorySegment contextNew(MemorySegment api, MemorySegment name) {
        return pointer("pa_context_new", api, name);
    }

    /// To the server that the environment names, or the usual one.
    int contextConnect(MemorySegment context, int flags) {
        return number("pa_context_connect", context, MemorySegment.NULL, flags, MemorySegment.NULL);
    }

    int contextGetState(MemorySegment context) {
        return number("pa_context_get_state", context);
    }

    int contextErrno(MemorySegment context) {
        return number("pa_context_errno", context);
    }

    MemorySegment contextGetSources(MemorySegment context, MemorySegment callback) {
        return pointer("pa_context_get_source_info_list", context, callback, MemorySegment.NULL);
    }

    MemorySegment contextGetServer(MemorySegment context, MemorySegment callback) {
        return pointer("pa_context_get_server_info", context, callback, MemorySegment.NULL);
    }

    void contextRelease(MemorySegment context) {
        call("pa_context_disconnect", context);
        call("pa_context_unref", context);
    }

    int operationGetState(MemorySegment operation) {
        return number("pa_operation_get_state", operation);
    }

    void operationUnref(MemorySegment operation) {
        call("pa_operation_unref", operation);
    }

    MemorySegment streamNew(MemorySegment context, MemorySegment name, MemorySegment format) {
        return pointer("pa_stream_new", context, name, format, MemorySegment.NULL);
    }

    int streamConnectRecord(MemorySegment stream, MemorySegment device, MemorySegment buffering, int flags) {
        return number("pa_stream_connect_record", stream, device, buffering, flags);
    }

    int streamGetState(MemorySegment stream) {
        return number("pa_stream_get_state", stream);
    }

    int streamGetDeviceIndex(MemorySegment stream) {
        return number("pa_stream_get_device_index", stream);
    }

    long streamReadableSize(MemorySegment stream) {
        return (long) call("pa_stream_readable_size", Optional.of(JAVA_LONG), stream);
    }

    int streamPeek(MemorySegment stream, MemorySegment data, MemorySegment bytes) {
        return number("pa_stream_peek", stream, data, bytes);
    }

    void streamDrop(MemorySegment stream) {
        call("pa_stream_drop", stream);
    }

    MemorySegment streamUpdateTiming(MemorySegment stream) {
        return pointer("pa_stream_update_timing_info", stream, MemorySegment.NULL, MemorySegment.NULL);
    }

    void streamRelease(MemorySegment stream) {
        call("pa_stream_disconnect", stream);
        call("pa_stream_unref", stream);
    }

    String strerror(int code) {
        return text(pointer("pa_strerror", code)).orElse("error " + code);
    }

    Optional<String> property(MemorySegment properties, String key) {
        try (Arena arena = Arena.ofConfined()) {
            return text(pointer("pa_proplist_gets", properties, arena.allocateFrom(key)));
        }
    }

    /// Empty for the null pointer.
    @SuppressWarnings("restricted")
    static Optional<String> text(MemorySegment address) {
        return address.address() == 0
                ? Optional.empty()
                : Optional.of(address.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_8));
    }

    private int number(String function, Object... arguments) {
        return (int) call(function, Optional.of(JAVA_INT), arguments);
    }

    private MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment) call(function, Optional.of(ADDRESS), arguments);
    }

    private void call(String function, Object... arguments) {
        call(function, Optional.empty(), arguments);
    }

    private Object call(String function, Optional<MemoryLayout> result, Object... arguments) {
        MethodHandle handle = functions.computeIfAbsent(function, name -> link(name, result, arguments));
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(function + " cannot be called", e); // A fault of ours.
        }
    }

    /// What goes in says how: these functions take pointers and 32-bit numbers only.
    @SuppressWarnings("restricted")
    private MethodHandle link(String function, Optional<MemoryLayout> result, Object... arguments) {
        MemoryLayout[] types = Arrays.stream(arguments)
                .map(argument -> argument instanceof MemorySegment ? ADDRESS : JAVA_INT)
                .toArray(MemoryLayout[]::new);
        return Linker.nativeLinker()
                .downcallHandle(
                        library.find(function).orElseThrow(),
                        result.map(type -> FunctionDescriptor.of(type, types))
                                .orElseGet(() -> FunctionDescriptor.ofVoid(types)));
    }
}
