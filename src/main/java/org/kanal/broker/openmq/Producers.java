package org.kanal.broker.openmq;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;

/**
 * Contexts of the managed connection factory that are kept between publications: opening one for
 * each halves the rate. There are as many as threads that publish at once. After one has failed
 * none of those that are open is used again, and for a second nothing is sent at all: a broker that
 * is away costs one try a second and not one for each publication. While a send hangs, none is
 * tried.
 */
final class Producers {

    private record Kept(JMSContext context, JMSProducer producer) {}

    private static final long PAUSE_NANOS = 1_000_000_000;

    /** When to try again though an earlier send still hangs: a cut line may never tell. */
    private static final long RETRY_NANOS = 30_000_000_000L;

    private final ConnectionFactory factory;
    private final Executor sender;
    private final Optional<TopicSignature> signature;
    private final AtomicInteger hanging = new AtomicInteger();
    private volatile long lastGivenUp;
    private volatile long resumeAt = System.nanoTime();
    private final Deque<Kept> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param signature signs what is sent, if others could send on the topics too
     * @param sender runs a send and returns when it has ended, or fails with {@link Unavailable}
     *     where it does not end: a network that is cut silently keeps it for as long as it is cut
     */
    Producers(ConnectionFactory factory, Executor sender, Optional<TopicSignature> signature) {
        this.signature = signature;
        this.factory = factory;
        this.sender = sender;
    }

    /**
     * Gives a publication to the broker.
     *
     * @throws Unavailable if the broker did not take it in time
     */
    void send(Publication publication) {
        requireResumed();
        Attempt attempt = new Attempt(publication);
        try {
            sender.execute(attempt);
        } catch (Unavailable e) {
            attempt.giveUp();
            close();
            resumeAt = System.nanoTime() + PAUSE_NANOS;
            throw e;
        }
    }

    /** One send, of which it is known whether it hangs. */
    private final class Attempt implements Runnable {
        private final Publication publication;
        private boolean ended;
        private boolean givenUp;

        Attempt(Publication publication) {
            this.publication = publication;
        }

        @Override
        public void run() {
            try {
                sendNow(publication);
            } finally {
                end();
            }
        }

        private synchronized void end() {
            ended = true;
            if (givenUp) {
                hanging.decrementAndGet();
            }
        }

        synchronized void giveUp() {
            givenUp = !ended;
            if (givenUp) {
                lastGivenUp = System.nanoTime();
                hanging.incrementAndGet();
            }
        }
    }

    private void sendNow(Publication publication) {
        Kept kept = null;
        try {
            kept = idle.poll();
            if (kept == null) {
                kept = open();
            }
            kept.producer()
                    .send(
                            kept.context().createTopic(TopicName.of(publication.channel())),
                            PublicationMessage.write(kept.context(), publication, signature));
            idle.push(kept);
        } catch (JMSException | JMSRuntimeException e) {
            if (kept != null) {
                closeQuietly(kept);
            }
            throw new Unavailable("the message broker did not take the message: " + e, e);
        }
    }

    private void requireResumed() {
        if (System.nanoTime() - resumeAt < 0) {
            throw new Unavailable("the message broker failed less than a second ago");
        }
        if (hanging.get() > 0 && System.nanoTime() - lastGivenUp < RETRY_NANOS) {
            throw new Unavailable("the message broker does not answer");
        }
    }

    /** Gives back all that are open; the next publication opens another one. */
    void close() {
        for (Kept kept = idle.poll(); kept != null; kept = idle.poll()) {
            closeQuietly(kept);
        }
    }

    private Kept open() {
        JMSContext context = factory.createContext();
        JMSProducer producer =
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .setDisableMessageID(true)
                        .setDisableMessageTimestamp(true);
        return new Kept(context, producer);
    }

    private static void closeQuietly(Kept kept) {
        try {
            kept.context().close();
        } catch (JMSRuntimeException e) {
            // It failed before and is thrown away: that is all that closing it was for.
            System.getLogger(Producers.class.getName())
                    .log(System.Logger.Level.DEBUG, "a failed context did not close", e);
        }
    }
}
