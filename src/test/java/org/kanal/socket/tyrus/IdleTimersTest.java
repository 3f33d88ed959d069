package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleTimersTest {

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final Container container = new Container(timers);

    @AfterEach
    void stop() {
        timers.shutdownNow();
    }

    @Test
    void aTimerWithoutATimeIsNotScheduled() throws Exception {
        assertTrue(IdleTimers.spare(container));
        AtomicInteger runs = new AtomicInteger();
        ScheduledFuture<?> timer =
                container.scheduler().schedule(runs::incrementAndGet, 0, TimeUnit.MILLISECONDS);
        timer.cancel(true);
        timers.submit(() -> {}).get(10, TimeUnit.SECONDS);
        assertEquals(0, runs.get());
        assertSame(timer, container.scheduler().schedule(() -> {}, 0, TimeUnit.MILLISECONDS));
    }

    @Test
    void aTimerWithATimeRunsAsBefore() throws Exception {
        assertTrue(IdleTimers.spare(container));
        CountDownLatch ran = new CountDownLatch(1);
        container.scheduler().schedule(ran::countDown, 1, TimeUnit.MILLISECONDS);
        assertTrue(ran.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aSchedulerThatRefusesIsHeard() {
        assertTrue(IdleTimers.spare(container));
        timers.shutdown();
        assertThrows(
                RejectedExecutionException.class,
                () -> container.scheduler().schedule(() -> {}, 1, TimeUnit.MILLISECONDS));
    }

    @Test
    void aContainerThatIsBuiltOtherwiseStaysAsItIs() {
        assertFalse(IdleTimers.spare("another"));
        assertFalse(IdleTimers.spare(new Container(null)));
        assertFalse(IdleTimers.spare(null));
    }

    /** As Tyrus's is. */
    private static class Base {
        private final ScheduledExecutorService managedScheduledExecutorService;

        Base(ScheduledExecutorService timers) {
            managedScheduledExecutorService = timers;
        }

        ScheduledExecutorService scheduler() {
            return managedScheduledExecutorService;
        }
    }

    private static final class Container extends Base {
        Container(ScheduledExecutorService timers) {
            super(timers);
        }
    }
}
