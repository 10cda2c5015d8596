package dev.earshot.engine.inference;

import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tensors of a model folder: `model.safetensors`, or shards named by `model.safetensors.index.json`.
///
/// Opening reads and checks the headers only, all of it before anything is used; the numbers are mapped when they are
/// asked for, each tensor by itself, so that a file may be of any size and loading copies nothing. What a folder holds
/// is numbers: nothing in it is ever executed. Safe for many threads.
///
/// A file that is cut short while it is mapped makes the reader fail as reading any mapped file does: replace a model
/// by a new folder and not in place.
public final class Weights implements AutoCloseable {
    private static final String SINGLE = "model.safetensors";
    private static final List<String> PICKLES =
            List.of("pytorch_model.bin", "pytorch_model.bin.index.json", "model.pt", "model.ckpt");

    private final Path folder;
    private final Map<String, Stored> tensors;
    private final Collection<SafetensorsFile> files;

    /// Where a tensor is kept, and under which name.
    private record Stored(SafetensorsFile file, String name) {}

    private Weights(Path folder, Map<String, Stored> tensors, Collection<SafetensorsFile> files) {
        this.folder = folder;
        this.tensors = tensors;
        this.files = files;
    }

    /// How a number is kept in a file, all little-endian. Files may hold any of these; only the first three can be
    /// taken for floats.
    public enum Type {
        F32(4),
        F16(2),
        /// The upper half of a [#F32].
        BF16(2),
        F64(8),
        F8_E4M3(1),
        F8_E5M2(1),
        I64(8),
        I32(4),
        I16(2),
        I8(1),
        U64(8),
        U32(4),
        U16(2),
        U8(1),
        BOOL(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /// Bytes a number.
        public int bytes() {
            return bytes;
        }
    }

    /// What a tensor is.
    ///
    /// @param shape row-major; empty for a single number
    public record Info(Type type, List<Long> shape) {
        public Info {
            shape = List.copyOf(shape);
        }

        public long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }

        /// How many numbers it has.
        ///
        /// @throws ArithmeticException when they are more than a `long` counts
        public long count() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    /// Reads and checks what the folder's files say about themselves.
    ///
    /// @param folder or a single safetensors file
    /// @throws SttException MODEL_NOT_FOUND when there are no weights, UNSUPPORTED when they are pickles only,
    ///     MODEL_CORRUPT when a file is damaged or the files do not fit together
    public static Weights open(Path folder) {
        if (Files.isRegularFile(folder)) {
            var file = SafetensorsFile.open(folder);
            return new Weights(folder, stored(file, file.names()), List.of(file));
        }
        if (Files.isRegularFile(folder.resolve(SINGLE))) {
            var file = SafetensorsFile.open(folder.resolve(SINGLE));
            return new Weights(folder, stored(file, file.names()), List.of(file));
        }
        if (Files.isRegularFile(folder.resolve(ShardIndex.FILE))) {
            return sharded(folder);
        }
        if (PICKLES.stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
            throw new SttException(
                    SttError.UNSUPPORTED,
                    "The model in " + folder + " keeps its weights in a pickle (pytorch_model.bin or the like), which"
                            + " can run any program when it is opened, so Earshot does not open it: use a version of"
                            + " the model with a model.safetensors, or convert it.");
        }
        throw new SttException(
                SttError.MODEL_NOT_FOUND,
                "The folder " + folder + " holds no weights: there is neither " + SINGLE + " nor " + ShardIndex.FILE
                        + " in it.");
    }

    private static Weights sharded(Path folder) {
        var index = ShardIndex.read(folder);
        var files = new LinkedHashMap<String, SafetensorsFile>();
        try {
            index.shards().forEach(shard -> files.put(shard, SafetensorsFile.open(folder.resolve(shard))));
            var tensors = new LinkedHashMap<String, Stored>();
            index.weightMap().forEach((name, shard) -> tensors.put(name, inShard(index, name, files, shard)));
            return new Weights(folder, tensors, files.values());
        } catch (SttException e) {
            files.values().forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private static Stored inShard(ShardIndex index, String name, Map<String, SafetensorsFile> files, String shard) {
        var file = files.get(shard);
        if (file == null || !file.names().contains(name)) {
            throw index.corrupt("says that the tensor '" + name + "' is in " + shard + ", where it is not");
        }
        return new Stored(file, name);
    }

    private static Map<String, Stored> stored(SafetensorsFile file, Set<String> names) {
        return names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> new Stored(file, name)));
    }

    /// The same tensors, those whose names begin with `prefix` without it: some programs write `model.encoder...`,
    /// others `encoder...`. Both objects have the same files, and closing one closes the other.
    ///
    /// @throws SttException MODEL_CORRUPT when a tensor is there under both names
    public Weights withoutPrefix(String prefix) {
        var renamed = new LinkedHashMap<String, Stored>();
        tensors.forEach((name, stored) -> {
            var bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            if (renamed.put(bare, stored) != null) {
                throw corrupt("has the tensor '" + bare + "' twice, with and without '" + prefix + "'");
            }
        });
        return new Weights(folder, renamed, files);
    }

    /// Of these tensors only those that are named, with the same files.
    public Weights only(Collection<String> names) {
        var kept = new LinkedHashMap<>(tensors);
        kept.keySet().retainAll(names);
        return new Weights(folder, kept, files);
    }

    /// Sorted.
    public Set<String> names() {
        return Collections.unmodifiableSet(new TreeSet<>(tensors.keySet()));
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /// @throws SttException MODEL_CORRUPT when there is no such tensor
    public Info info(String name) {
        var stored = stored(name);
        return stored.file().info(stored.name());
    }

    /// Demands that a tensor is there, holds floats and has this shape.
    ///
    /// @throws SttException MODEL_CORRUPT saying what is there instead
    public void require(String name, long... shape) {
        var info = info(name);
        if (!Arrays.equals(info.dimensions(), shape)) {
            throw corrupt("has the tensor '" + stored(name).name() + "' with the shape " + info.shape() + " where "
                    + Arrays.toString(shape) + " belongs");
        }
        float32Possible(name, info);
    }

    /// The numbers as the file has them, read-only and little-endian, at an address that is a multiple of a number's
    /// size. Holds as long as the buffer is reachable, also after [#close].
    ///
    /// @throws SttException MODEL_CORRUPT when there is no such tensor, UNSUPPORTED when it has 2 GiB or more,
    ///     CANCELLED when the thread is interrupted
    public ByteBuffer map(String name) {
        var stored = stored(name);
        return stored.file().map(stored.name());
    }

    /// The numbers as 32-bit floats, in native memory, little-endian: mapped if the file has them so, else a copy.
    ///
    /// @throws SttException as [#map]; MODEL_CORRUPT when the numbers are no floats
    public ByteBuffer float32(String name) {
        var info = info(name);
        float32Possible(name, info);
        return switch (info.type()) {
            case F32 -> map(name);
            case F16 -> Widening.fromFloat16(map(name));
            case BF16 -> Widening.fromBFloat16(map(name));
            case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                throw new IllegalStateException(name);
        };
    }

    private void float32Possible(String name, Info info) {
        switch (info.type()) {
            case F32, F16, BF16 -> {}
            case F64, F8_E4M3, F8_E5M2, I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                throw corrupt("has the tensor '" + stored(name).name() + "' as " + info.type()
                        + " where F32, F16 or BF16 belongs");
        }
    }

    /// What is wrong with a model in which a number is none.
    public SttException damaged(String name) {
        return corrupt("has numbers in the tensor '" + stored(name).name() + "' that are infinite or none at all");
    }

    /// What all tensors take in their files.
    public long bytes() {
        return tensors.keySet().stream()
                .map(this::info)
                .mapToLong(info -> info.count() * info.type().bytes())
                .sum();
    }

    /// Closes the files; what was mapped stays. Idempotent.
    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
    }

    private Stored stored(String name) {
        var stored = tensors.get(name);
        if (stored == null) {
            throw corrupt("lacks the tensor '" + name + "'");
        }
        return stored;
    }

    private SttException corrupt(String what) {
        return new SttException(
                SttError.MODEL_CORRUPT, "The model in " + folder + " " + what + "; download the model again.");
    }
}
