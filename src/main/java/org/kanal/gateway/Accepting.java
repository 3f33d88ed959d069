package org.kanal.gateway;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.broker.Broker;
import org.kanal.channel.PublishRequest;
import org.kanal.history.Audiences;
import org.kanal.history.ChannelLog;
import org.kanal.history.IdempotencyRecords;
import org.kanal.hub.Hub;
import org.kanal.support.Part;

/**
 * Accepts publications: the log gives each its place, then the broker carries it. What is in the
 * log is accepted: if the broker then fails, subscribers get it from there.
 */
@Part
public class Accepting {

    private static final Logger LOG = System.getLogger(Accepting.class.getName());

    private final ChannelLog log;
    private final Broker broker;
    private final Hub hub;
    private final IdempotencyRecords records;
    private final Audiences audiences;

    @Inject
    Accepting(
            ChannelLog log,
            Broker broker,
            Hub hub,
            IdempotencyRecords records,
            Audiences audiences) {
        this.log = log;
        this.broker = broker;
        this.hub = hub;
        this.records = records;
        this.audiences = audiences;
    }

    /** What accepts a publication, once for each idempotency key; for the thread of a lane. */
    Supplier<PublishReceipt> task(PublishRequest request, Source source) {
        PublishOptions options = request.options();
        Publication publication =
                new Publication(
                        request.channel(),
                        request.payload(),
                        request.shownPublisher(),
                        options.users(),
                        Optional.empty());
        if (options.idempotencyKey().isEmpty()) {
            return () -> accept(publication);
        }
        String key = options.idempotencyKey().get();
        String fingerprint =
                Repeats.fingerprint(request.payload(), options, source.ownerOfKey(request));
        return () ->
                new Repeats(records)
                        .once(publication.channel(), key, fingerprint, () -> accept(publication));
    }

    private PublishReceipt accept(Publication publication) {
        if (!log.keeps(publication.channel())) {
            log.nodes().requireEnough();
            broker.publish(publication);
            return new PublishReceipt(Optional.empty());
        }
        Position position = log.append(publication);
        audiences.add(publication.channel(), position, publication.recipients());
        try {
            broker.publish(publication.at(position));
        } catch (RuntimeException | LinkageError e) {
            // Whatever failed, a class that is gone too: it is in the log, and so it is published.
            LOG.log(Level.DEBUG, "Delivered from the log, since " + e, e);
            hub.catchUp(publication.channel());
        }
        return new PublishReceipt(Optional.of(position));
    }
}
