package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.support.Deadline;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/** How one waits for the receipt of a publication, at most {@code kanal.publish.timeout}. */
@Part
public class Receipts {

    private static final int CONTINUATION_THREADS = 8;

    private final GatewaySettings settings;

    private final ExecutorService continuations;

    @Inject
    Receipts(GatewaySettings settings, ServerThreads threads) {
        this.settings = settings;
        continuations = Executors.newFixedThreadPool(CONTINUATION_THREADS, threads);
    }

    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        continuations.shutdown();
    }

    /**
     * Waits for a publication.
     *
     * @throws Unavailable if it was not accepted; after a timeout it may still be
     */
    public PublishReceipt await(Future<PublishReceipt> receipt) {
        return await(receipt, deadline());
    }

    /** Until when one waits for what is published now. */
    public Deadline deadline() {
        return Deadline.in(settings.publishTimeout());
    }

    /** As {@link #await(Future)}, until a {@link #deadline} that several publications share. */
    public PublishReceipt await(Future<PublishReceipt> receipt, Deadline deadline) {
        return deadline.await(
                receipt,
                "a receipt; the message may still be published",
                e ->
                        new Unavailable(
                                "the message was not accepted within "
                                        + settings.publishTimeout()
                                        + "; it may still be published",
                                e),
                Receipts::failure);
    }

    /**
     * The same outcome on a thread that may wait: what an application does with a receipt may well
     * be to publish again, and the lane that gave the receipt is the one that would have to do it.
     */
    CompletableFuture<PublishReceipt> awayFromItsLane(CompletableFuture<PublishReceipt> receipt) {
        return receipt.whenCompleteAsync((given, failure) -> {}, continuations);
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new Unavailable("the message was not accepted: " + cause, cause);
    }
}
