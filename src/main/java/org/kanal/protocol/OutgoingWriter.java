package org.kanal.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Subscriber;

/**
 * Writes what the server sends. By hand, since a payload is JSON text already and goes in as it is,
 * and since a publication is on the path that every message takes.
 */
public final class OutgoingWriter {

    private final StringBuilder json = new StringBuilder(160);

    private OutgoingWriter(String type) {
        json.append("{\"type\":\"").append(type).append('"');
    }

    /** The JSON object of one message to a client. */
    public static String write(Outgoing outgoing) {
        OutgoingWriter writer = new OutgoingWriter(outgoing.type());
        outgoing.writeTo(writer);
        return writer.end();
    }

    OutgoingWriter subscriber(Subscriber subscriber) {
        json.append(",\"subscriber\":{\"id\":").append(JsonText.quoted(subscriber.id()));
        text("type", subscriber.type().name());
        json.append('}');
        return this;
    }

    OutgoingWriter rate(int perSecond, int burst) {
        json.append(",\"rate\":{\"perSecond\":").append(perSecond);
        number("burst", burst);
        json.append('}');
        return this;
    }

    OutgoingWriter subscription(Subscription subscription) {
        channel(subscription.channel()).position(subscription.position());
        json.append(",\"isSynced\":").append(subscription.isSynced());
        subscription.reason().ifPresent(reason -> text("reason", reason));
        return this;
    }

    OutgoingWriter publication(Publication publication) {
        channel(publication.channel());
        publication.position().ifPresent(position -> number("offset", position.offset()));
        json.append(",\"payload\":").append(publication.payload().json());
        publication
                .publisherId()
                .ifPresent(
                        id ->
                                json.append(",\"publisher\":{\"id\":")
                                        .append(JsonText.quoted(id))
                                        .append('}'));
        return this;
    }

    OutgoingWriter refusal(Refusal refusal) {
        return text("code", refusal.code().name())
                .number("status", refusal.status())
                .text("message", refusal.message());
    }

    OutgoingWriter channel(Channel channel) {
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

    /** A list of members, with what they say about themselves as it is. */
    OutgoingWriter members(String field, List<Member> members) {
        json.append(",\"").append(field).append("\":[");
        for (int i = 0; i < members.size(); i++) {
            json.append(i == 0 ? "" : ",");
            member(members.get(i));
        }
        json.append(']');
        return this;
    }

    private void member(Member member) {
        json.append("{\"id\":").append(JsonText.quoted(member.id()));
        text("type", member.type().name());
        member.data().ifPresent(data -> json.append(",\"data\":").append(data.json()));
        number("since", member.since().toEpochMilli());
        json.append('}');
    }

    OutgoingWriter left(Map<String, LeaveReason> left) {
        json.append(",\"left\":[");
        String comma = "";
        for (Map.Entry<String, LeaveReason> one : left.entrySet()) {
            json.append(comma).append("{\"id\":").append(JsonText.quoted(one.getKey()));
            text("reason", one.getValue().name());
            json.append('}');
            comma = ",";
        }
        json.append(']');
        return this;
    }

    OutgoingWriter position(Optional<Position> position) {
        position.ifPresent(
                place -> {
                    json.append(",\"position\":{\"epoch\":").append(JsonText.quoted(place.epoch()));
                    number("offset", place.offset());
                    json.append('}');
                });
        return this;
    }

    OutgoingWriter text(String field, String value) {
        json.append(",\"").append(field).append("\":").append(JsonText.quoted(value));
        return this;
    }

    OutgoingWriter number(String field, long value) {
        json.append(",\"").append(field).append("\":").append(value);
        return this;
    }

    private String end() {
        return json.append('}').toString();
    }
}
