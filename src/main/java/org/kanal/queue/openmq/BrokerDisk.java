package org.kanal.queue.openmq;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kanal.openmq.BrokerSettings;
import org.kanal.support.Part;
import org.kanal.support.Seldom;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * The disk of the broker inside. While there is too little room, queue {@code kanal.publish} takes
 * nothing: whoever sends is told, and its transaction can roll back.
 */
@Part
public class BrokerDisk {

    private static final Logger LOG = System.getLogger(BrokerDisk.class.getName());

    private final DiskRoom room;
    private final boolean isWatched;
    private final ServerThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Seldom warnings = new Seldom(Duration.ofMinutes(1));
    private boolean takesNothing;

    @Inject
    BrokerDisk(DiskSettings disk, BrokerSettings broker, ServerThreads threads) {
        this.threads = threads;
        isWatched = broker.isEmbedded() && disk.directory().isPresent() && disk.leastFree() > 0;
        room =
                new DiskRoom(
                        isWatched ? disk.leastFree() : 0,
                        () -> Files.getFileStore(disk.directory().orElseThrow()).getUsableSpace(),
                        System::nanoTime);
    }

    /** Whether there is room. */
    DiskRoom room() {
        return room;
    }

    void start(@Observes @Priority(Starting.QUEUE + 1) Starting starting) {
        if (isWatched) {
            threads.newThread(this::watch).start();
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private void watch() {
        try {
            while (!stopped.await(1, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private void look() {
        boolean isShort = !room.isEnough();
        if (isShort == takesNothing) {
            return;
        }
        try {
            EmbeddedQueue.takeNothing(QueueMessage.QUEUE, isShort);
            takesNothing = isShort;
            LOG.log(
                    Level.INFO,
                    "Queue "
                            + QueueMessage.QUEUE
                            + (isShort ? " takes nothing" : " takes messages again"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            tellFailure(e);
        }
    }

    /** Tried again each second, and told each minute. */
    private void tellFailure(Exception failure) {
        if (warnings.isTime()) {
            LOG.log(
                    Level.WARNING,
                    "JMS producers are not kept from a full disk, and may lose what they commit: "
                            + failure);
        }
    }
}
