package org.kanal.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.channel.Since;

class CommandReaderTest {

    private static final Channel NEWS = Channel.of("news");

    @Test
    void readsConnect() throws Exception {
        assertEquals(
                new Command.Connect(Optional.empty(), Optional.empty()),
                CommandReader.read("{\"type\":\"connect\"}"));
        assertEquals(
                new Command.Connect(Optional.of("t"), Optional.of("r")),
                CommandReader.read("{\"type\":\"connect\",\"token\":\"t\",\"resume\":\"r\"}"));
    }

    @Test
    void readsSubscribe() throws Exception {
        assertEquals(
                new Command.Subscribe(1, NEWS, Optional.empty()),
                CommandReader.read(
                        "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\"news\"}}"));
        assertEquals(
                new Command.Subscribe(2, Channel.of("news", "42"), Optional.empty()),
                CommandReader.read(
                        "{\"type\":\"subscribe\",\"id\":2,\"channel\":{\"name\":\"news\",\"resourceId\":\"42\"},\"since\":null}"));
    }

    @Test
    void readsWhereASubscriberStands() throws Exception {
        assertEquals(
                Optional.of(new Since.After(new Position("e", 17))),
                since("{\"epoch\":\"e\",\"offset\":17}"));
        assertEquals(
                Optional.of(new Since.After(new Position("e", Long.MAX_VALUE))),
                since("{\"epoch\":\"e\",\"offset\":9223372036854775807}"));
        assertEquals(Optional.of(new Since.Last(3)), since("{\"last\":3}"));
        assertEquals(
                Optional.of(new Since.Last(Integer.MAX_VALUE)), since("{\"last\":9000000000}"));
    }

    @Test
    void readsUnsubscribePublishRefreshAndPong() throws Exception {
        assertEquals(
                new Command.Unsubscribe(3, NEWS),
                CommandReader.read(
                        "{\"type\":\"unsubscribe\",\"id\":3,\"channel\":{\"name\":\"news\"}}"));
        assertEquals(
                new Command.Publish(4, NEWS, new Payload("{\"a\":[1,null]}"), false),
                CommandReader.read(
                        "{\"type\":\"publish\",\"id\":4,\"channel\":{\"name\":\"news\"},\"payload\":{ \"a\" : [1, null] }}"));
        assertEquals(
                new Command.Publish(5, NEWS, new Payload("null"), true),
                CommandReader.read(
                        "{\"type\":\"publish\",\"id\":5,\"channel\":{\"name\":\"news\"},\"payload\":null,\"includePublisher\":true}"));
        assertEquals(
                new Command.Refresh("t"),
                CommandReader.read("{\"type\":\"refresh\",\"token\":\"t\"}"));
        assertEquals(new Command.Pong(), CommandReader.read("{\"type\":\"pong\"}"));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws Exception {
        assertEquals(
                new Command.Unsubscribe(3, NEWS),
                CommandReader.read(
                        " {\"x\":{},\"type\":\"unsubscribe\",\"id\":3,\"channel\":{\"name\":\"news\",\"y\":[]}} "));
    }

    @Test
    void ofAFieldThatComesTwiceTheLastOneCounts() throws Exception {
        assertEquals(
                new Command.Pong(), CommandReader.read("{\"type\":\"connect\",\"type\":\"pong\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{}",
                "[]",
                "1",
                "null",
                "\"connect\"",
                "[{\"type\":\"pong\"}]",
                "{\"type\":null}",
                "{\"type\":7}",
                "{\"type\":\"CONNECT\"}",
                "{\"type\":\"\"}",
                "{'type':'pong'}",
                "{\"type\":\"pong\"",
                "{\"type\":\"pong\"} trailing",
                "{\"type\":\"pong\"}{\"type\":\"pong\"}",
                "{\"type\":\"pong\"},",
                "{\"type\":\"connect\",\"token\":5}",
                "{\"type\":\"connect\",\"resume\":{}}",
                "{\"type\":\"refresh\"}",
                "\u0000",
            })
    void whatIsNoCommandIsRefusedWithoutAnId(String frame) {
        ProtocolViolation refused =
                assertThrows(ProtocolViolation.class, () -> CommandReader.read(frame));
        assertEquals(OptionalLong.empty(), refused.id());
        assertTrue(
                refused.getMessage().matches("(?s)(frame|type|token|resume): .+"),
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel       | \"id\":1",
                "channel       | \"id\":1,\"channel\":null",
                "channel       | \"id\":1,\"channel\":\"news\"",
                "channel       | \"id\":1,\"channel\":[\"news\"]",
                "channel.name  | \"id\":1,\"channel\":{}",
                "name          | \"id\":1,\"channel\":{\"name\":5}",
                "channel.name  | \"id\":1,\"channel\":{\"name\":\"\"}",
                "channel.name  | \"id\":1,\"channel\":{\"name\":\"two words\"}",
                "channel.name  | \"id\":1,\"channel\":{\"name\":\"a/b\"}",
                "resourceId    | \"id\":1,\"channel\":{\"name\":\"a\",\"resourceId\":42}",
                "channel.resourceId | \"id\":1,\"channel\":{\"name\":\"a\",\"resourceId\":\"\\n\"}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":5",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"e\"}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":1,\"offset\":1}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"e\",\"offset\":1.5}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"e\",\"offset\":1e30}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"e\",\"offset\":9223372036854775808}",
                "position.offset | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"e\",\"offset\":-1}",
                "position.epoch | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"epoch\":\"\",\"offset\":1}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":5,\"epoch\":\"e\",\"offset\":1}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":5,\"epoch\":\"e\"}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":1.5,\"epoch\":\"e\",\"offset\":1}",
                "since         | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":\"5\"}",
                "resourceID    | \"id\":1,\"channel\":{\"name\":\"a\",\"resourceID\":\"42\"}",
                "resource_id   | \"id\":1,\"channel\":{\"name\":\"a\",\"resource_id\":\"42\"}",
                "appid         | \"id\":1,\"channel\":{\"name\":\"a\",\"appid\":\"shop\"}",
                "since.last    | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":0}",
                "since.last    | \"id\":1,\"channel\":{\"name\":\"a\"},\"since\":{\"last\":-9000000000}",
            })
    void aWrongFieldIsNamedAndTheIdComesBack(String field, String fields) {
        ProtocolViolation refused =
                assertThrows(
                        ProtocolViolation.class,
                        () -> CommandReader.read("{\"type\":\"subscribe\"," + fields + "}"));
        assertEquals(OptionalLong.of(1), refused.id());
        assertTrue(refused.getMessage().contains(field + ": "), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.5", "null", "true", "{}", "1e400", "9223372036854775808"})
    void anIdIsAWholeNumberThatFits(String id) {
        ProtocolViolation refused =
                assertThrows(
                        ProtocolViolation.class,
                        () ->
                                CommandReader.read(
                                        "{\"type\":\"subscribe\",\"channel\":{\"name\":\"a\"},\"id\":"
                                                + id
                                                + "}"));
        assertEquals(OptionalLong.empty(), refused.id());
        assertTrue(refused.getMessage().startsWith("id: "), refused.getMessage());
    }

    @Test
    void aMissingPayloadIsNoNull() {
        ProtocolViolation refused =
                assertThrows(
                        ProtocolViolation.class,
                        () ->
                                CommandReader.read(
                                        "{\"type\":\"publish\",\"id\":1,\"channel\":{\"name\":\"a\"}}"));
        assertTrue(refused.getMessage().startsWith("payload: "), refused.getMessage());
    }

    @Test
    void nestingWithoutEndAndNumbersWithoutEndAreRefused() {
        assertNotJson("[".repeat(60_000));
        assertNotJson("{\"a\":".repeat(10_000));
        assertNotJson("{\"type\":\"pong\",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");
        assertNotJson("{\"type\":\"pong\",\"x\":" + "9".repeat(60_000) + "}");
        assertNotJson("{\"type\":\"pong\",\"x\":1e99999999999}");
    }

    @Test
    void aLongTypeIsNotRepeatedInFull() {
        ProtocolViolation refused =
                assertThrows(
                        ProtocolViolation.class,
                        () -> CommandReader.read("{\"type\":\"" + "x".repeat(50_000) + "\"}"));
        assertTrue(refused.getMessage().length() < 200);
    }

    private static void assertNotJson(String frame) {
        ProtocolViolation refused =
                assertThrows(ProtocolViolation.class, () -> CommandReader.read(frame));
        assertTrue(refused.getMessage().startsWith("frame: is not JSON"), refused.getMessage());
        assertTrue(refused.getMessage().length() < 500);
    }

    private static Optional<Since> since(String since) throws ProtocolViolation {
        return ((Command.Subscribe)
                        CommandReader.read(
                                "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\"news\"},\"since\":"
                                        + since
                                        + "}"))
                .since();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"users\":[\"bob\"]",
                "\"users\":[]",
                "\"users\":null",
                "\"users\":\"bob\"",
                "\"options\":{\"users\":[\"bob\"]}",
                "\"recipients\":[\"bob\"]",
                "\"options\":{\"recipients\":[]}"
            })
    void aPageThatChoosesRecipientsIsRefusedNamingUsers(String field) {
        ProtocolViolation refusal = publishRefusal(field);
        assertTrue(refusal.getMessage().startsWith("users: "), refusal.getMessage());
        assertEquals(OptionalLong.of(7), refusal.id());
    }

    @Test
    void whetherThePublisherIsShownIsTrueOrFalse() {
        assertTrue(
                publishRefusal("\"includePublisher\":\"yes\"")
                        .getMessage()
                        .startsWith("includePublisher: "));
    }

    @Test
    void anUnpairedSurrogateInAPayloadStaysAnEscape() throws Exception {
        Command.Publish publish =
                (Command.Publish)
                        CommandReader.read(
                                "{\"type\":\"publish\",\"id\":1,\"channel\":{\"name\":\"news\"},"
                                        + "\"payload\":{\"\\ude00\":\"\\ud83d\"}}");
        assertEquals("{\"\\ude00\":\"\\ud83d\"}", publish.payload().json());
    }

    private static ProtocolViolation publishRefusal(String field) {
        return assertThrows(
                ProtocolViolation.class,
                () ->
                        CommandReader.read(
                                "{\"type\":\"publish\",\"id\":7,\"channel\":{\"name\":\"news\"},\"payload\":1,"
                                        + field
                                        + "}"));
    }
}
