package dev.earshot.engine.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeviceWatchTest {
    private static final Microphone DESK = new Microphone("desk", "Desk");
    private static final Microphone HEADSET = new Microphone("headset", "Headset");

    @Test
    void theListIsToldAtOnceAndWheneverADeviceComesOrGoes() throws InterruptedException {
        AtomicReference<List<Microphone>> devices = new AtomicReference<>(List.of(DESK));
        BlockingQueue<List<Microphone>> told = new LinkedBlockingQueue<>();
        try (DeviceWatch _ = new DeviceWatch(devices::get, Duration.ofMillis(1), told::add)) {
            assertEquals(List.of(DESK), told.take());
            devices.set(List.of(DESK, HEADSET));
            assertEquals(List.of(DESK, HEADSET), told.take());
            devices.set(List.of());
            assertEquals(List.of(), told.take());
        }
    }
}
