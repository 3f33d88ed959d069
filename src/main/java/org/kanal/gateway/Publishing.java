package org.kanal.gateway;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.kanal.api.Channel;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.InvalidInput;
import org.kanal.api.Payload;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.history.Audiences;
import org.kanal.history.ChannelLog;
import org.kanal.history.IdempotencyRecords;
import org.kanal.hub.Hub;
import org.kanal.permission.applications.Applications;

/**
 * The way in of every publication: the log gives it its place, then the broker carries it. What is
 * in the log is accepted: if the broker then fails, subscribers get it from there.
 */
@ApplicationScoped
public class Publishing {

    private static final Logger LOG = System.getLogger(Publishing.class.getName());

    private static final int CONTINUATION_THREADS = 8;

    @Inject private GatewaySettings settings;
    @Inject private Applications applications;
    @Inject private ChannelLog log;
    @Inject private Broker broker;
    @Inject private Hub hub;
    @Inject private IdempotencyRecords records;
    @Inject private Audiences audiences;

    @Resource private ManagedThreadFactory threads;

    private PublishLanes lanes;
    private ExecutorService continuations;

    @PostConstruct
    void start() {
        lanes = new PublishLanes(settings.publishLanes(), settings.publishBacklog(), threads);
        continuations = Executors.newFixedThreadPool(CONTINUATION_THREADS, threads);
    }

    @PreDestroy
    void stop() {
        lanes.stop();
        continuations.shutdown();
    }

    /**
     * Publishes one message.
     *
     * @param publisherId who publishes; shown to subscribers only if the options say so
     * @return the receipt, or a failure with {@link Unavailable} or {@link IdempotencyKeyReused}
     * @throws InvalidInput if the channel's application is unknown, or the payload or the
     *     publisher's id too large
     */
    public CompletableFuture<PublishReceipt> publish(
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId) {
        return lanes.run(
                Source.BACKEND,
                channel,
                task(channel, payload, options, publisherId, shown(publisherId, options)));
    }

    /** As {@link #publish}, for a browser: many of these do not hold up what the backend says. */
    CompletableFuture<PublishReceipt> publishFromPage(
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId) {
        return lanes.run(
                Source.PAGES,
                channel,
                task(channel, payload, options, publisherId, shown(publisherId, options)));
    }

    /** A repeat may come from somebody else, unless subscribers see who it is. */
    private static Optional<String> shown(Optional<String> publisherId, PublishOptions options) {
        return publisherId.filter(id -> options.includePublisher());
    }

    /**
     * As {@link #publish}, for publishers whose idempotency keys are their own: what one of them
     * repeats is no repeat of another's.
     */
    public CompletableFuture<PublishReceipt> publishOwn(
            Channel channel, Payload payload, PublishOptions options, String publisherId) {
        Optional<String> owner = Optional.of(publisherId);
        return lanes.run(Source.BACKEND, channel, task(channel, payload, options, owner, owner));
    }

    /**
     * As {@link #publishOwn}, for a thread that would only wait for it and has no transaction: does
     * the work itself if nothing of the channel's lane waits, which saves two changes of threads.
     *
     * @throws Unavailable if it was not accepted; after a timeout it may still be
     */
    public PublishReceipt publishHere(
            Channel channel, Payload payload, PublishOptions options, String publisherId) {
        Optional<String> owner = Optional.of(publisherId);
        return await(lanes.runHere(channel, task(channel, payload, options, owner, owner)));
    }

    private Supplier<PublishReceipt> task(
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId,
            Optional<String> owner) {
        requireAllowed(channel, payload, options, publisherId);
        Publication publication =
                new Publication(
                        channel,
                        payload,
                        publisherId.filter(id -> options.includePublisher()),
                        options.users(),
                        Optional.empty());
        if (options.idempotencyKey().isEmpty()) {
            return () -> send(publication);
        }
        String fingerprint = Repeats.fingerprint(payload, options, owner);
        return () ->
                new Repeats(records)
                        .once(
                                channel,
                                options.idempotencyKey().get(),
                                fingerprint,
                                () -> send(publication));
    }

    /**
     * The same outcome on a thread that may wait: what an application does with a receipt may well
     * be to publish again, and the lane that gave the receipt is the one that would have to do it.
     */
    public CompletableFuture<PublishReceipt> awayFromItsLane(
            CompletableFuture<PublishReceipt> receipt) {
        return receipt.whenCompleteAsync((given, failure) -> {}, continuations);
    }

    /**
     * Checks a publication before it goes anywhere.
     *
     * @throws InvalidInput if the channel or the options are null, the channel's application is
     *     unknown, or the payload or the publisher's id too large
     */
    public void requireAllowed(
            Channel channel,
            Payload payload,
            PublishOptions options,
            Optional<String> publisherId) {
        InvalidInput.requireNonNull("channel", channel);
        InvalidInput.requireNonNull("options", options);
        applications.requireKnown(channel);
        requireAllowedSize(payload);
        publisherId.ifPresent(id -> PublishOptions.requireLegalId("publisherId", id));
    }

    /**
     * Checks a payload before it goes anywhere.
     *
     * @throws InvalidInput if it is larger than {@code kanal.payload.max-bytes}
     */
    public void requireAllowedSize(Payload payload) {
        if (payload.sizeInBytes() > settings.payloadMaxBytes()) {
            throw new PayloadTooLarge(settings.payloadMaxBytes());
        }
    }

    /**
     * Waits for a publication, at most {@code kanal.publish.timeout}.
     *
     * @throws Unavailable if it was not accepted; after a timeout it may still be
     */
    public PublishReceipt await(Future<PublishReceipt> receipt) {
        return await(receipt, deadline());
    }

    /** Until when, by {@link System#nanoTime}, one waits for what is published now. */
    public long deadline() {
        return System.nanoTime() + settings.publishTimeout().toNanos();
    }

    /** As {@link #await(Future)}, until a {@link #deadline} that several publications share. */
    public PublishReceipt await(Future<PublishReceipt> receipt, long deadline) {
        try {
            return receipt.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable(
                    "the message was not accepted within "
                            + settings.publishTimeout()
                            + "; it may still be published",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while publishing; it may still be published", e);
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new Unavailable("the message was not accepted: " + cause, cause);
    }

    private PublishReceipt send(Publication publication) {
        if (!log.keeps(publication.channel())) {
            broker.publish(publication);
            return new PublishReceipt(Optional.empty());
        }
        Position position = log.append(publication);
        audiences.add(publication.channel(), position, publication.recipients());
        try {
            broker.publish(publication.at(position));
        } catch (RuntimeException e) {
            // Whatever failed: it is in the log, and so it is published.
            LOG.log(Level.DEBUG, "Delivered from the log, since " + e, e);
            hub.catchUp(publication.channel());
        }
        return new PublishReceipt(Optional.of(position));
    }
}
