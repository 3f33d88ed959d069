package org.kanal.queue.openmq;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kanal.openmq.BrokerSettings;
import org.kanal.support.Part;
import org.kanal.support.Seldom;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/**
 * Messages that their producer's OpenMQ client has packed ({@code JMS_SUN_COMPRESS}). The client at
 * the other end makes room for as many bytes as a property says, before anybody here sees the
 * message: sixty kilobytes could fill the heap, and again after each start. So the reader of the
 * queue is never given one that unpacks to more than a message may have.
 *
 * <p>The launcher's guard of the broker's port lets none in, and what an earlier version let in
 * goes at the start. Elsewhere the reader takes what it selects: the broker then reads the
 * properties of each message, and keeps what it read as long as it keeps the message.
 */
@Part
public class PackedMessages {

    /**
     * What a message may have at most. No setting of its own: the broker's limit is the one that
     * counts ({@code imq.message.max_size} in server-config), and the two are the same.
     */
    static final int MOST_BYTES = 4_194_304;

    private static final Logger LOG = System.getLogger(PackedMessages.class.getName());
    private static final String SIZE = "JMS_SUN_UNCOMPRESSED_SIZE";
    private static final long SECONDS = 5;

    private final Seldom warnings = new Seldom(Duration.ofMinutes(1));
    private final BrokerSettings broker;
    private final ServerThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    PackedMessages(BrokerSettings broker, ServerThreads threads) {
        this.broker = broker;
        this.threads = threads;
    }

    /** Which messages the reader takes, as a JMS selector; null for all. */
    static String selector(BrokerSettings broker) {
        return othersMayCome(broker) && !broker.isGuarded()
                ? SIZE + " IS NULL OR " + SIZE + " BETWEEN 0 AND " + MOST_BYTES
                : null;
    }

    /**
     * Whether that selector leaves a message with these properties out.
     *
     * @param properties null where it has none
     */
    static boolean isTooLarge(Map<?, ?> properties) {
        Object size = properties == null ? null : properties.get(SIZE);
        return size != null
                && !(size instanceof Number number
                        && number.doubleValue() >= 0
                        && number.doubleValue() <= MOST_BYTES);
    }

    /** Before the queue is read. */
    void start(@Observes @Priority(Starting.QUEUE - 1) Starting starting) {
        if (broker.isEmbedded() && othersMayCome(broker)) {
            look();
            if (!broker.isGuarded()) {
                threads.newThread(this::watch).start();
            }
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    /** Where nobody else comes to the broker, what is on the queue is Kanal's own. */
    private static boolean othersMayCome(BrokerSettings broker) {
        return broker.topicSecret().isPresent();
    }

    private void watch() {
        try {
            while (!stopped.await(SECONDS, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private void look() {
        try {
            long removed = EmbeddedQueue.remove(QueueMessage.QUEUE, PackedMessages::isTooLarge);
            if (removed > 0) {
                LOG.log(
                        Level.WARNING,
                        removed
                                + " compressed messages on queue "
                                + QueueMessage.QUEUE
                                + " were dropped: they are larger than "
                                + MOST_BYTES
                                + " bytes");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            tellFailure(e);
        }
    }

    /** Tried again each time, and told each minute. */
    private void tellFailure(Exception failure) {
        if (warnings.isTime()) {
            LOG.log(Level.WARNING, "Messages that are too large stay on their queue", failure);
        }
    }
}
