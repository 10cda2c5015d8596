package dev.earshot.engine.inference;

import java.time.Duration;

/// A small computation that was done on a device and checked against the processor.
///
/// @param device where
/// @param name what the driver calls it; the processor's name for the processor
/// @param took the second time: the first one starts the device
/// @param difference the largest, relative to the largest number of the result
/// @param sentence what a person is told
public record DeviceProof(Compute device, String name, Duration took, double difference, String sentence) {
    static final double TOLERANCE = 1e-2; // a GPU may multiply 32-bit floats with 10 bits (TF32)

    /// Whether the device computes what the processor computes.
    public boolean agrees() {
        return difference <= TOLERANCE;
    }
}
