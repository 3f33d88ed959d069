package org.kanal.gateway;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.channel.PublishRequest;
import org.kanal.history.ChannelLog;
import org.kanal.permission.applications.Applications;
import org.kanal.support.Part;
import org.kanal.support.ServerThreads;
import org.kanal.support.Starting;

/** The one door of every publication: checked here, then done on its channel's lane. */
@Part
public class Publishing {

    private final GatewaySettings settings;
    private final Applications applications;
    private final Accepting accepting;

    private final PublishLanes lanes;

    @Inject
    Publishing(
            GatewaySettings settings,
            Applications applications,
            Accepting accepting,
            ChannelLog log,
            ServerThreads threads) {
        this.settings = settings;
        this.applications = applications;
        this.accepting = accepting;
        lanes =
                new PublishLanes(
                        settings.publishLanes(),
                        settings.publishBacklog(),
                        log.nodes().parts(),
                        log.nodes()::partOf,
                        threads);
    }

    void wake(@Observes @Priority(Starting.PUBLISHING) Starting starting) {
        // It is made before it is told.
    }

    @PreDestroy
    void stop() {
        lanes.stop();
    }

    /**
     * From now on everything is refused with {@link Unavailable}, which another node may take; what
     * was begun is finished.
     */
    public void close() {
        lanes.close();
    }

    /** Whether nothing is being published any more. */
    public boolean isIdle() {
        return lanes.areIdle();
    }

    /**
     * Publishes one message.
     *
     * @return the receipt, or a failure with {@link Unavailable} or {@link IdempotencyKeyReused};
     *     see {@link Receipts} for how to wait
     * @throws InvalidInput as {@link #requireAllowed}
     */
    public CompletableFuture<PublishReceipt> publish(PublishRequest request, Source source) {
        requireAllowed(request);
        return lanes.run(source, request.channel(), accepting.task(request, source));
    }

    /**
     * As {@link #publish}, for a thread of the backend that would only wait for it and has no
     * transaction: does the work itself if nothing of the channel's lane waits, which saves two
     * changes of threads.
     */
    public CompletableFuture<PublishReceipt> publishHere(PublishRequest request, Source source) {
        requireAllowed(request);
        return lanes.runHere(request.channel(), accepting.task(request, source));
    }

    /**
     * Checks a publication before it goes anywhere.
     *
     * @throws InvalidInput if the channel's application is unknown, or the payload larger than
     *     {@code kanal.payload.max-bytes}
     */
    public void requireAllowed(PublishRequest request) {
        applications.requireKnown(request.channel());
        if (request.payload().sizeInBytes() > settings.payloadMaxBytes()) {
            throw new PayloadTooLarge(settings.payloadMaxBytes());
        }
    }
}
