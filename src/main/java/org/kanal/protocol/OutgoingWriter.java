package org.kanal.protocol;

import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;

/**
 * Writes what the server sends. By hand, since a payload is JSON text already and goes in as it is,
 * and since a publication is on the path that every message takes.
 */
public final class OutgoingWriter {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final StringBuilder json = new StringBuilder(160);

    private OutgoingWriter(String type) {
        json.append("{\"type\":\"").append(type).append('"');
    }

    /** The JSON object of one message to a client. */
    public static String write(Outgoing outgoing) {
        return (outgoing instanceof Reply reply ? reply(reply) : push((Push) outgoing)).end();
    }

    private static OutgoingWriter reply(Reply reply) {
        if (reply instanceof Reply.Connected connected) {
            return new OutgoingWriter("connected").connected(connected);
        } else if (reply instanceof Reply.Subscribed subscribed) {
            return new OutgoingWriter("subscribed")
                    .number("id", subscribed.id())
                    .subscription(subscribed.subscription());
        } else if (reply instanceof Reply.Unsubscribed unsubscribed) {
            return new OutgoingWriter("unsubscribed")
                    .number("id", unsubscribed.id())
                    .channel(unsubscribed.channel());
        } else if (reply instanceof Reply.Published published) {
            return new OutgoingWriter("published")
                    .number("id", published.id())
                    .position(published.position());
        } else {
            Reply.Failed failed = (Reply.Failed) reply;
            OutgoingWriter error = new OutgoingWriter("error");
            failed.id().ifPresent(id -> error.number("id", id));
            error.refusal(failed.refusal());
            failed.channel().ifPresent(error::channel);
            return error;
        }
    }

    private static OutgoingWriter push(Push push) {
        if (push instanceof Push.Message message) {
            return new OutgoingWriter("message").publication(message.publication());
        } else if (push instanceof Push.Resynced resynced) {
            return new OutgoingWriter("subscribed").subscription(resynced.subscription());
        } else if (push instanceof Push.Ended ended) {
            return new OutgoingWriter("unsubscribed")
                    .channel(ended.channel())
                    .refusal(ended.refusal());
        } else {
            return new OutgoingWriter("ping");
        }
    }

    private OutgoingWriter connected(Reply.Connected connected) {
        text("connectionId", connected.connectionId());
        json.append(",\"subscriber\":{\"id\":").append(quoted(connected.subscriber().id()));
        text("type", connected.subscriber().type().name());
        json.append('}');
        number("heartbeat", connected.heartbeatSeconds());
        number("maxPayload", connected.maxPayloadBytes());
        json.append(",\"rate\":{\"perSecond\":").append(connected.framesPerSecond());
        number("burst", connected.burst());
        json.append('}');
        return text("resume", connected.resume());
    }

    private OutgoingWriter subscription(Subscription subscription) {
        channel(subscription.channel()).position(subscription.position());
        json.append(",\"isSynced\":").append(subscription.isSynced());
        subscription.reason().ifPresent(reason -> text("reason", reason));
        return this;
    }

    private OutgoingWriter publication(Publication publication) {
        channel(publication.channel());
        publication.position().ifPresent(position -> number("offset", position.offset()));
        json.append(",\"payload\":").append(publication.payload().json());
        publication
                .publisherId()
                .ifPresent(
                        id ->
                                json.append(",\"publisher\":{\"id\":")
                                        .append(quoted(id))
                                        .append('}'));
        return this;
    }

    private OutgoingWriter refusal(Refusal refusal) {
        return text("code", refusal.code().name())
                .number("status", refusal.status())
                .text("message", refusal.message());
    }

    private OutgoingWriter channel(Channel channel) {
        json.append(",\"channel\":{\"name\":\"").append(channel.name()).append('"');
        if (channel.isResource()) {
            text("resourceId", channel.resourceId());
        }
        if (!channel.isOwn()) {
            text("appId", channel.appId());
        }
        json.append('}');
        return this;
    }

    private OutgoingWriter position(Optional<Position> position) {
        position.ifPresent(
                place -> {
                    json.append(",\"position\":{\"epoch\":").append(quoted(place.epoch()));
                    number("offset", place.offset());
                    json.append('}');
                });
        return this;
    }

    private OutgoingWriter text(String field, String value) {
        json.append(",\"").append(field).append("\":").append(quoted(value));
        return this;
    }

    private OutgoingWriter number(String field, long value) {
        json.append(",\"").append(field).append("\":").append(value);
        return this;
    }

    private String end() {
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return JSON.createValue(text).toString();
    }
}
