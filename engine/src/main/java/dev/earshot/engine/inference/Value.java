package dev.earshot.engine.inference;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/// What goes into a method of a [Graph] or comes out of it: a number, a tensor, a list, or an object that only the
/// graph can look into. It holds native memory: close it, on any thread, once.
public final class Value implements AutoCloseable {
    private static final Object NOTHING = new Object();

    private final IValue handle;
    private final Compute where;

    /// What must stay in memory as long as this value lives, since native code points into it.
    private final Object backing;

    Value(IValue handle, Compute where, Object backing) {
        this.handle = handle;
        this.where = where;
        this.backing = backing;
    }

    private Value(IValue handle) {
        this(handle, Compute.CPU, NOTHING);
    }

    public static Value of(long number) {
        return new Value(IValue.from(number));
    }

    public static Value of(boolean flag) {
        return new Value(IValue.from(flag));
    }

    public static Value of(long[] list) {
        return new Value(IValue.listFrom(list));
    }

    public static Value of(int[] list) {
        var longs = new long[list.length];
        for (int i = 0; i < list.length; i++) {
            longs[i] = list[i];
        }
        return of(longs);
    }

    /// Objects of one class that a graph made; they stay the caller's.
    public static Value listOf(List<Value> objects) {
        return new Value(IValue.listFrom(objects.stream().map(Value::handle).toArray(IValue[]::new)));
    }

    /// A float tensor on a device, copied.
    ///
    /// @throws GpuFailure when a GPU has no memory for it
    public static Value of(float[] numbers, Compute where, long... shape) {
        // PyTorch computes on this memory itself, and the processor's tensors never get another: while the value lives
        // the collector must not find it.
        var memory = ByteBuffer.allocateDirect(numbers.length * Float.BYTES).order(ByteOrder.nativeOrder());
        memory.asFloatBuffer().put(numbers);
        try (var manager = manager();
                var tensor = manager.create(memory, new Shape(shape), DataType.FLOAT32);
                var there = tensor.toDevice(where.device(), false)) {
            return new Value(IValue.from(there), where, memory);
        } catch (EngineException e) {
            throw where.failure("copying", e);
        }
    }

    IValue handle() {
        return handle;
    }

    public long number() {
        return handle.toLong();
    }

    /// The numbers of a float tensor, row-major. A GPU computes on after it has answered, so that here it may turn out
    /// that it failed.
    ///
    /// @throws GpuFailure when the GPU ran out of memory or failed
    public float[] floats() {
        try (var manager = manager();
                var tensor = handle.toTensor(manager)) {
            return tensor.toFloatArray();
        } catch (EngineException e) {
            throw where.failure("reading", e);
        } finally {
            Reference.reachabilityFence(backing);
        }
    }

    /// The numbers of each tensor of a list of float tensors.
    ///
    /// @throws GpuFailure as [#floats()]
    public List<float[]> eachFloats() {
        try (var manager = manager()) {
            return Stream.of(handle.toTensorArray(manager))
                    .map(PtNDArray::toFloatArray)
                    .toList();
        } catch (EngineException e) {
            throw where.failure("reading", e);
        } finally {
            Reference.reachabilityFence(backing);
        }
    }

    /// Copies rows of a float tensor, one after the other, to the beginning of an array.
    ///
    /// @param rows which rows, in the order in which they are wanted
    /// @param length of a row
    /// @throws GpuFailure as [#floats()]
    public void floats(float[] into, int[] rows, int length) {
        try (var manager = manager();
                var tensor = handle.toTensor(manager)) {
            var numbers =
                    tensor.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
            for (int i = 0; i < rows.length; i++) {
                numbers.get(rows[i] * length, into, i * length, length);
            }
        } catch (EngineException e) {
            throw where.failure("reading", e);
        } finally {
            Reference.reachabilityFence(backing);
        }
    }

    /// The lengths of a tensor's dimensions.
    public long[] shape() {
        try (var manager = manager();
                var tensor = handle.toTensor(manager)) {
            return tensor.getShape().getShape();
        }
    }

    static PtNDManager manager() {
        return (PtNDManager) Libtorch.engine().newBaseManager(Device.cpu());
    }

    @Override
    public void close() {
        handle.close();
    }
}
