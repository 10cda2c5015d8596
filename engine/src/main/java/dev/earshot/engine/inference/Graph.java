package dev.earshot.engine.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.earshot.engine.SttError;
import dev.earshot.engine.SttException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The text of a network, ready to be run: TorchScript source from our own jar. It holds no weights and no state; those
/// are [Value]s that its methods make and take. Safe for many threads.
///
/// PyTorch loads TorchScript from an archive that holds the source text and a pickled module. We write that archive in
/// memory, from text that can be read and reviewed: there is no build step and no Python. The module is always an
/// object without attributes. The dialect is that of serialised TorchScript: `torch.x` is `aten::x`, other namespaces
/// are `ops.*`, types are fully qualified, numbers of dtypes are those of c10 (`6` float32, `5` float16, `15` bfloat16,
/// `4` int64, `12` qint8).
public final class Graph implements AutoCloseable {
    private final Model model; // holds what `block` runs; unreachable, it would be freed
    private final PtSymbolBlock block;
    private final Compute where;
    private final int mostThreads;

    private Graph(Model model, Compute where, int mostThreads) {
        this.mostThreads = mostThreads;
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.where = where;
    }

    /// Compiles the text in the resource `name.py` beside `home`, whose module class is `Network`. It may use
    /// [our layers][#layers] as `__torch__.layers`, and what is made of them as `__torch__.blocks`.
    ///
    /// @throws SttException UNSUPPORTED where PyTorch cannot be loaded
    public static Graph load(Class<?> home, String name, Compute where) {
        return load(home, name, where, layers(where));
    }

    /// The same for a network so small that it computes on the calling thread alone, on the processor. So it takes
    /// nothing from those that need many.
    public static Graph loadSmall(Class<?> home, String name) {
        return load(home, name, Compute.CPU, layers(Compute.CPU), 1);
    }

    static Graph load(Class<?> home, String name, Compute where, String layers) {
        return load(home, name, where, layers, Integer.MAX_VALUE);
    }

    private static Graph load(Class<?> home, String name, Compute where, String layers, int mostThreads) {
        Libtorch.engine();
        Libtorch.prepareThread();
        var modules = new LinkedHashMap<String, byte[]>();
        modules.put("layers", text(Graph.class, layers));
        modules.put("blocks", text(Graph.class, "blocks"));
        modules.put(name, text(home, name));
        var model = (PtModel) Model.newInstance(name, where.device(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(archive(name, modules)), false);
            return new Graph(model, where, mostThreads);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new SttException(
                    SttError.INTERNAL, "PyTorch does not understand the network '" + name + "' on this platform.", e);
        }
    }

    /// Which layers this platform has: packed ones need oneDNN and FBGEMM, which libtorch has on x86-64 only.
    private static String layers(Compute where) {
        return where.isCpu() && hasPackedLayers() ? "layers-x86" : "layers-plain";
    }

    /// Whether weights can be packed for the processor, and kept as 8-bit integers.
    public static boolean hasPackedLayers() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.equals("amd64") || arch.equals("x86_64");
    }

    public Compute where() {
        return where;
    }

    /// Runs a method of the network. The arguments stay the caller's, the result becomes the caller's.
    ///
    /// @throws GpuFailure when a GPU ran out of memory or failed
    /// @throws SttException OUT_OF_MEMORY, INTERNAL
    public Value call(String method, Value... arguments) {
        Libtorch.prepareThread(mostThreads);
        var handles = new IValue[arguments.length];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = arguments[i].handle();
        }
        try {
            return new Value(IValueUtils.runMethod(block, method, handles), where, arguments);
        } catch (EngineException e) {
            throw where.failure(method, e);
        }
    }

    /// All tensors of a model as one argument. They are not copied where PyTorch can use them as they lie in their
    /// files; the values that are made from them keep the mapping alive.
    ///
    /// @throws GpuFailure when a GPU has no memory for them
    public Value weights(Weights weights) {
        try (var manager = Value.manager()) {
            var buffers = new ArrayList<ByteBuffer>();
            var tensors = new LinkedHashMap<String, PtNDArray>();
            for (var name : weights.names()) {
                var info = weights.info(name);
                boolean half = info.type() == Weights.Type.F16;
                var numbers = half ? weights.map(name) : weights.float32(name);
                buffers.add(numbers);
                var tensor = manager.create(
                        numbers, new Shape(info.dimensions()), half ? DataType.FLOAT16 : DataType.FLOAT32);
                tensors.put(name, tensor.toDevice(where.device(), false));
            }
            return new Value(IValue.stringMapFrom(tensors), where, buffers);
        } catch (EngineException e) {
            throw where.failure("loading", e);
        }
    }

    /// Refuses weights of which one is infinite or no number: a damaged file. The network must have a method
    /// `sums`, which gives `__torch__.blocks.sums`. Reads every number once; of the 1.0 s that Whisper's base
    /// takes to load, 0.2 s.
    ///
    /// @param tensors what [#weights] made of the weights
    /// @throws SttException MODEL_CORRUPT
    public void demandNumbers(Value tensors, Weights weights) {
        try (var sums = call("sums", tensors)) {
            var each = sums.floats();
            int i = 0;
            for (var name : weights.names()) {
                if (!Float.isFinite(each[i++])) {
                    throw weights.damaged(name);
                }
            }
        }
    }

    private static byte[] text(Class<?> home, String name) {
        try (InputStream text = home.getResourceAsStream(name + ".py")) {
            if (text == null) {
                throw new IllegalArgumentException("no text of a network: " + name);
            }
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive(String main, Map<String, byte[]> modules) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            add(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'}); // the empty tuple
            add(zip, "data.pkl", emptyModule(main));
            for (var module : modules.entrySet()) {
                add(zip, "code/__torch__/" + module.getKey() + ".py", module.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry("network/" + name));
        zip.write(content);
        zip.closeEntry();
    }

    /// A pickle (protocol 2) of an object of the class `Network` whose only attribute is `training = False`.
    private static byte[] emptyModule(String name) {
        var pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 2}); // PROTO 2
        pickle.writeBytes(("c__torch__." + name + "\nNetwork\n").getBytes(StandardCharsets.US_ASCII)); // GLOBAL
        pickle.writeBytes(new byte[] {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0}); // NEWOBJ, dict, one 8-letter key
        pickle.writeBytes("training".getBytes(StandardCharsets.US_ASCII));
        pickle.writeBytes(new byte[] {(byte) 0x89, 'u', 'b', '.'}); // False, SETITEMS, BUILD, STOP
        return pickle.toByteArray();
    }

    /// Frees the text. Values that it made live on. Idempotent.
    @Override
    public void close() {
        model.close();
    }
}
