package org.kanal.protocol;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.protocol.Refusal.Code;

/** What the server sends as each golden frame, by its name. */
final class ServerExamples {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");
    private static final Channel CHAT = Channel.of("chat", "7");
    private static final Channel TICKER = Channel.of("ticker");
    private static final Payload OBJECT = new Payload("{\"text\":\"Hello\",\"tags\":[1,null]}");

    static final Map<String, Outgoing> ALL =
            Stream.of(connections(), subscriptions(), presence(), messages(), errors())
                    .flatMap(part -> part.entrySet().stream())
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ServerExamples() {}

    private static Map<String, Outgoing> connections() {
        return Map.of(
                "connected",
                new Reply.Connected(
                        "c1",
                        new Subscriber("v1", SubscriberType.VISITOR),
                        25,
                        10_240,
                        "r1",
                        50,
                        300,
                        OptionalLong.empty()),
                "connected with a token",
                new Reply.Connected(
                        "c2",
                        new Subscriber("ann", SubscriberType.MEMBER),
                        25,
                        10_240,
                        "r2",
                        50,
                        300,
                        OptionalLong.of(600)),
                "refreshed",
                new Reply.Refreshed(600),
                "ping",
                new Push.Ping());
    }

    private static Map<String, Outgoing> subscriptions() {
        Channel foreign = NEWS.inApp("shop");
        return Map.ofEntries(
                entry(
                        "subscribed for the first time",
                        new Reply.Subscribed(1, stands(NEWS, "e1", 20, false, null))),
                entry(
                        "subscribed, and all that was missed follows",
                        new Reply.Subscribed(2, stands(RESOURCE, "e1", 20, true, null))),
                entry(
                        "subscribed, and something is lost",
                        new Reply.Subscribed(2, stands(RESOURCE, "e2", 3, false, "epochChanged"))),
                entry(
                        "subscribed to a channel without history",
                        new Reply.Subscribed(
                                1,
                                new Subscription(
                                        TICKER, Optional.empty(), false, Optional.empty()))),
                entry(
                        "subscribed to another application's channel",
                        new Reply.Subscribed(4, stands(foreign, "e3", 0, false, null))),
                entry(
                        "moved on past what could not be delivered",
                        new Push.Resynced(stands(NEWS, "e1", 40, false, "overflow"))),
                entry("unsubscribed", new Reply.Unsubscribed(5, RESOURCE)),
                entry(
                        "subscription ended by the server",
                        new Push.Ended(
                                NEWS,
                                new Refusal(
                                        Code.SUBSCRIPTION_FAILED,
                                        403,
                                        "no permission to read this channel"))));
    }

    private static Map<String, Outgoing> presence() {
        Member bob = member("bob", SubscriberType.MEMBER, "{\"name\":\"Bob\"}", 1_764_144_000_000L);
        Member typing =
                member(
                        "ann",
                        SubscriberType.MEMBER,
                        "{\"name\":\"Ann\",\"isTyping\":true}",
                        1_764_143_990_000L);
        Member ann = member("ann", SubscriberType.MEMBER, "{\"name\":\"Ann\"}", 1_764_143_990_000L);
        return Map.of(
                "subscribed, with how many are there",
                new Reply.Subscribed(8, stands(CHAT, "e1", 3, false, null), OptionalInt.of(2)),
                "who has come, changed and gone",
                new Push.Changes(
                        CHAT,
                        List.of(bob),
                        List.of(typing),
                        Map.of("v1", LeaveReason.LOST),
                        2,
                        true),
                "how many are there now",
                new Push.Changes(CHAT, List.of(), List.of(), Map.of(), 2_500, false),
                "members",
                new Reply.Members(
                        9,
                        CHAT,
                        List.of(
                                ann,
                                member("v1", SubscriberType.VISITOR, null, 1_764_143_980_000L)),
                        2,
                        Optional.empty()),
                "some of the members",
                new Reply.Members(
                        9,
                        CHAT,
                        List.of(member("ann", SubscriberType.MEMBER, null, 1_764_143_990_000L)),
                        2_500,
                        Optional.of("ann")),
                "updated",
                new Reply.Updated(11, CHAT));
    }

    private static Member member(String id, SubscriberType type, String data, long since) {
        return new Member(
                id, type, Optional.ofNullable(data).map(Payload::new), Instant.ofEpochMilli(since));
    }

    private static Map<String, Outgoing> messages() {
        return Map.of(
                "message",
                new Push.Message(published(NEWS, OBJECT, null, 21L)),
                "message that says who",
                new Push.Message(published(RESOURCE, new Payload("\"Hello\""), "ann", 22L)),
                "message on a channel without history",
                new Push.Message(Publication.of(TICKER, new Payload("17.5"))),
                "published",
                new Reply.Published(6, Optional.of(new Position("e1", 21))),
                "published on a channel without history",
                new Reply.Published(6, Optional.empty()));
    }

    private static Map<String, Outgoing> errors() {
        return Map.of(
                "error without an id",
                failed(0, null, Refusal.badInput("frame: is not a JSON object but an array")),
                "bad input",
                failed(
                        1,
                        null,
                        Refusal.badInput(
                                "channel: is missing or not an object; allowed: {\"name\","
                                        + " \"resourceId\"?, \"appId\"?}")),
                "token refused",
                failed(
                        0,
                        null,
                        Refusal.unauthorized(
                                "this server takes no tokens; allowed: none, with a login")),
                "subscription refused",
                failed(
                        1,
                        NEWS,
                        refusal(
                                Code.SUBSCRIPTION_FAILED,
                                403,
                                "no permission to read this channel")),
                "subscription undecided",
                failed(
                        1,
                        NEWS,
                        refusal(
                                Code.SUBSCRIPTION_FAILED,
                                503,
                                "the permission could not be checked now")),
                "publication refused",
                failed(6, NEWS, refusal(Code.PUBLISH_FAILED, 403, "no permission to publish here")),
                "too many frames",
                failed(
                        1,
                        null,
                        Refusal.rateLimited(
                                "too many frames; allowed: kanal.inbound.frames-per-second")));
    }

    private static Subscription stands(
            Channel channel, String epoch, long offset, boolean isSynced, String reason) {
        return new Subscription(
                channel,
                Optional.of(new Position(epoch, offset)),
                isSynced,
                Optional.ofNullable(reason));
    }

    private static Publication published(
            Channel channel, Payload payload, String publisher, long offset) {
        return new Publication(
                channel,
                payload,
                Optional.ofNullable(publisher),
                Set.of(),
                Optional.of(new Position("e1", offset)));
    }

    private static Refusal refusal(Code code, int status, String message) {
        return new Refusal(code, status, message);
    }

    /** An error; without an id if it is 0. */
    private static Outgoing failed(long id, Channel channel, Refusal refusal) {
        return new Reply.Failed(
                id == 0 ? OptionalLong.empty() : OptionalLong.of(id),
                Optional.ofNullable(channel),
                refusal);
    }
}
