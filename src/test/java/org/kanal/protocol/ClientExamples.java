package org.kanal.protocol;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.channel.Since;

/** What each golden frame of a client means, by its name. */
final class ClientExamples {

    private static final Channel NEWS = Channel.of("news");
    private static final Channel RESOURCE = Channel.of("news", "42");

    private static final Channel CHAT = Channel.of("chat", "7");

    static final Map<String, Command> ALL =
            Map.ofEntries(
                    entry("connect", new Command.Connect(Optional.empty(), Optional.empty())),
                    entry(
                            "connect again with a token",
                            new Command.Connect(Optional.of("eyJ0…"), Optional.of("r1"))),
                    entry(
                            "subscribe to what comes",
                            new Command.Subscribe(1, NEWS, Optional.empty())),
                    entry(
                            "subscribe to a resource after a position",
                            new Command.Subscribe(
                                    2,
                                    RESOURCE,
                                    Optional.of(new Since.After(new Position("e1", 17))))),
                    entry(
                            "subscribe with the last three messages",
                            new Command.Subscribe(3, NEWS, Optional.of(new Since.Last(3)))),
                    entry(
                            "subscribe to another application's channel",
                            new Command.Subscribe(4, NEWS.inApp("shop"), Optional.empty())),
                    entry(
                            "ask whether the server is there",
                            new Command.Unsubscribe(0, Channel.of("kanal-alive"))),
                    entry("unsubscribe", new Command.Unsubscribe(5, RESOURCE)),
                    entry(
                            "publish",
                            new Command.Publish(
                                    6,
                                    NEWS,
                                    new Payload("{\"text\":\"Hello\",\"tags\":[1,null]}"),
                                    false)),
                    entry(
                            "publish and say who",
                            new Command.Publish(7, NEWS, new Payload("\"Hello\""), true)),
                    entry(
                            "subscribe, and see who is there",
                            new Command.Subscribe(
                                    8,
                                    CHAT,
                                    Optional.empty(),
                                    true,
                                    Optional.of(new Payload("{\"name\":\"Ann\"}")))),
                    entry("ask who is there", new Command.Members(9, CHAT, "")),
                    entry("ask who else is there", new Command.Members(10, CHAT, "bob")),
                    entry(
                            "update",
                            new Command.Update(
                                    11, CHAT, new Payload("{\"name\":\"Ann\",\"isTyping\":true}"))),
                    entry("refresh", new Command.Refresh("eyJ1…")),
                    entry("pong", new Command.Pong()));

    private ClientExamples() {}
}
