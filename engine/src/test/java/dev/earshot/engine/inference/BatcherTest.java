package dev.earshot.engine.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatcherTest {
    private static final int LARGEST = 10;

    private final List<List<String>> goes = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Batcher<String> batcher = new Batcher<>(this::compute, LARGEST);

    /// The go of `first` lasts until the test says so.
    private void compute(List<String> members) {
        goes.add(members);
        if (members.contains("first")) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        if (members.stream().anyMatch(failing::contains)) {
            throw new IllegalStateException("failed for one of " + members);
        }
    }

    @AfterEach
    void end() {
        goOn.countDown();
        threads.close();
    }

    private Future<?> ask(String member, int size) {
        return threads.submit(() -> batcher.compute(member, size));
    }

    private void askAndWaitForItToBegin(String member) throws InterruptedException {
        ask(member, 1);
        begun.await();
    }

    /// Returns when it waits.
    private Future<?> wait(String member, int size) throws InterruptedException {
        var thread = new AtomicReference<Thread>();
        var there = new CountDownLatch(1);
        var asked = threads.submit(() -> {
            thread.set(Thread.currentThread());
            there.countDown();
            batcher.compute(member, size);
        });
        there.await();
        while (thread.get().getState() != Thread.State.WAITING && !asked.isDone()) {
            Thread.onSpinWait();
        }
        return asked;
    }

    @Test
    void oneAloneIsServedAtOnceOnItsOwnThread() {
        var thread = new AtomicReference<Thread>();
        new Batcher<String>(_ -> thread.set(Thread.currentThread()), LARGEST).compute("one", 1);
        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    void whoComesWhileOthersAreServedIsServedWithThoseWhoComeThenToo() throws Exception {
        askAndWaitForItToBegin("first");
        var second = wait("second", 1);
        var third = wait("third", 1);
        goOn.countDown();
        second.get();
        third.get();
        assertEquals(List.of(List.of("first"), List.of("second", "third")), goes);
    }

    @Test
    void noGoIsLargerThanItMayBeAndWhoCameFirstIsServedFirst() throws Exception {
        askAndWaitForItToBegin("first");
        var others = List.of(wait("a", 4), wait("b", 5), wait("c", 2), wait("d", 1));
        goOn.countDown();
        for (var other : others) {
            other.get();
        }
        assertEquals(List.of(List.of("first"), List.of("a", "b"), List.of("c", "d")), goes);
    }

    @Test
    void whatIsLargeIsComputedBesideTheOthers() throws Exception {
        askAndWaitForItToBegin("first");
        batcher.compute("large", 6);
        assertEquals(List.of(List.of("first"), List.of("large")), goes);
    }

    @Test
    void whoFailsFailsAlone() throws Exception {
        failing.add("bad");
        askAndWaitForItToBegin("first");
        var good = wait("good", 1);
        var bad = wait("bad", 1);
        var other = wait("other", 1);
        goOn.countDown();
        good.get();
        other.get();
        var failure = assertThrows(ExecutionException.class, bad::get).getCause();
        assertInstanceOf(IllegalStateException.class, failure);
        assertEquals("failed for one of [bad]", failure.getMessage());
        assertEquals(
                List.of(
                        List.of("first"),
                        List.of("good", "bad", "other"),
                        List.of("good"),
                        List.of("bad"),
                        List.of("other")),
                goes);
    }

    @Test
    void aFailureLeavesItReadyForTheNext() {
        failing.add("bad");
        assertThrows(IllegalStateException.class, () -> batcher.compute("bad", 1));
        batcher.compute("good", 1);
        assertEquals(List.of(List.of("bad"), List.of("good")), goes);
    }

    @Test
    void whoIsInterruptedIsServedAndStaysInterrupted() throws Exception {
        var kept = threads.submit(() -> {
            Thread.currentThread().interrupt();
            batcher.compute("one", 1);
            return Thread.interrupted();
        });
        assertTrue(kept.get());
    }

    /// However they meet, each is served each time, and nobody twice in one go.
    @Test
    void manyThatComeAgainAndAgainAreAllServed() throws Exception {
        var all = new ArrayList<Future<?>>();
        for (int i = 0; i < 8; i++) {
            var member = "member " + i;
            all.add(threads.submit(() -> {
                for (int time = 0; time < 200; time++) {
                    batcher.compute(member, 1);
                }
                batcher.leave(member);
            }));
        }
        for (var one : all) {
            one.get();
        }
        assertEquals(8 * 200, goes.stream().mapToInt(List::size).sum());
        goes.forEach(go -> assertEquals(go.size(), new HashSet<>(go).size()));
    }

    /// The one that was served with others before waits for them; one that has left is not waited for.
    @Test
    void whoWasServedTogetherMeetsAgain() throws Exception {
        askAndWaitForItToBegin("first");
        var second = wait("second", 1);
        var third = wait("third", 1);
        goOn.countDown();
        second.get();
        third.get();
        batcher.leave("third");
        batcher.compute("second", 1);
        assertEquals(List.of("second"), goes.getLast());
    }
}
