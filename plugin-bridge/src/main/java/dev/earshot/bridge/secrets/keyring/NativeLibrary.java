package dev.earshot.bridge.secrets.keyring;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Functions of a library of the system, by their names. What goes in says how: pointers, 32-bit and
/// 64-bit whole numbers. Each function is always called with the same types.
final class NativeLibrary {
    private final SymbolLookup library;
    private final Map<String, MethodHandle> functions = new ConcurrentHashMap<>();

    private NativeLibrary(SymbolLookup library) {
        this.library = library;
    }

    /// Empty where this system lacks one of them.
    ///
    /// @param names as the system's own loader takes them, later ones for what the first has not
    @SuppressWarnings("restricted")
    static Optional<NativeLibrary> load(String... names) {
        try {
            return Arrays.stream(names)
                    .map(name -> SymbolLookup.libraryLookup(name, Arena.global()))
                    .reduce(SymbolLookup::or)
                    .map(NativeLibrary::new);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /// Of a function or a variable.
    MemorySegment address(String symbol) {
        return library.find(symbol).orElseThrow(() -> new IllegalStateException("no " + symbol));
    }

    int number(String function, Object... arguments) {
        return (int) call(function, Optional.of(JAVA_INT), arguments);
    }

    long size(String function, Object... arguments) {
        return (long) call(function, Optional.of(JAVA_LONG), arguments);
    }

    /// A function whose answer is one byte, 0 for no.
    boolean isTrue(String function, Object... arguments) {
        return (byte) call(function, Optional.of(JAVA_BYTE), arguments) != 0;
    }

    MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment) call(function, Optional.of(ADDRESS), arguments);
    }

    void call(String function, Object... arguments) {
        call(function, Optional.empty(), arguments);
    }

    private Object call(String function, Optional<MemoryLayout> result, Object... arguments) {
        var handle = functions.computeIfAbsent(function, name -> link(name, result, arguments));
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(function + " cannot be called", e); // A fault of ours.
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle link(String function, Optional<MemoryLayout> result, Object... arguments) {
        return Linker.nativeLinker().downcallHandle(address(function), descriptor(result, arguments));
    }

    static FunctionDescriptor descriptor(Optional<MemoryLayout> result, Object... arguments) {
        var types = Arrays.stream(arguments)
                .map(argument -> switch (argument) {
                    case MemorySegment _ -> ADDRESS;
                    case Long _ -> JAVA_LONG;
                    default -> JAVA_INT;
                })
                .toArray(MemoryLayout[]::new);
        return result.map(type -> FunctionDescriptor.of(type, types)).orElseGet(() -> FunctionDescriptor.ofVoid(types));
    }

    static boolean isNull(MemorySegment address) {
        return address.address() == 0;
    }
}
