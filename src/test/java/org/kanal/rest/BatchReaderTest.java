package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishOptions;
import org.kanal.protocol.JsonText;

class BatchReaderTest {

    private static final String GOOD = "{\"channel\":{\"name\":\"a\"},\"payload\":1}";

    @Test
    void messagesComeInTheirOrderWithAllTheyHave() {
        List<BatchItem> items =
                read(
                        """
                        [{"channel":{"name":"a"},"payload":1},
                         {"channel":{"name":"b","resourceId":"42"},"payload":null,
                          "options":{"users":["x,y","z"],"includePublisher":true,"idempotencyKey":"k"}}]
                        """,
                        10);
        assertEquals(
                List.of(Channel.of("a"), Channel.of("b", "42")),
                items.stream().map(BatchItem::channel).toList());
        assertEquals("null", items.get(1).payload().json());
        assertEquals(Set.of("x,y", "z"), items.get(1).options().users());
        assertTrue(items.get(1).options().includePublisher());
        assertEquals(Optional.of("k"), items.get(1).options().idempotencyKey());
    }

    @Test
    void anErrorNamesTheMessageAndItsField() {
        String good = "{\"channel\":{\"name\":\"a\"},\"payload\":1}";
        assertRefused(
                "[1].channel.name: ", "[" + good + ",{\"channel\":{\"name\":\"\"},\"payload\":1}]");
        assertRefused("[1].payload: ", "[" + good + ",{\"channel\":{\"name\":\"a\"}}]");
        assertRefused("[0].message: ", "[7]");
        assertRefused("[0].users: ", "[" + with("{\"users\":[1]}") + "]");
        assertRefused("[0].includePublisher: ", "[" + with("{\"includePublisher\":1}") + "]");
        assertRefused("[0].idempotencyKey: ", "[" + with("{\"idempotencyKey\":\"\"}") + "]");
    }

    @Test
    void whatIsNoArrayOrTooLongIsRefused() {
        assertRefused("batch: ", "{}");
        assertRefused("batch: ", "[");
        assertRefused("batch: more than 2 messages", "[" + GOOD + "," + GOOD + "," + GOOD + "]");
        assertRefused("batch: is not JSON", "[] []");
        assertRefused("batch: is not JSON", "[{\"payload\":" + "[".repeat(5_000));
        assertRefused("batch: is not JSON", " ");
    }

    @Test
    void whatComesAfterTheLastAllowedMessageIsNotRead() {
        InputStream endless =
                new SequenceInputStream(bytes("[" + GOOD + "," + GOOD), forever("," + GOOD));
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> new BatchReader(2, 100).read(JsonText.parser(endless)));
        assertTrue(refusal.getMessage().contains("kanal.api.max-items"), refusal.getMessage());
    }

    @Test
    void aPayloadIsNotReadBeyondItsLimit() {
        InputStream endless =
                new SequenceInputStream(
                        bytes("[{\"channel\":{\"name\":\"a\"},\"payload\":[1"), forever(",1"));
        assertThrows(
                PayloadTooLarge.class,
                () -> new BatchReader(2, 100).read(JsonText.parser(endless)));
    }

    @Test
    void usersAreNotReadBeyondTheirLimit() {
        InputStream endless =
                new SequenceInputStream(bytes("[{\"options\":{\"users\":[\"u\""), numbered());
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> new BatchReader(2, 100).read(JsonText.parser(endless)));
        assertEquals("[0].users", refusal.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[]}",
                "{\"users\":null}",
                "{\"users\":\"\"}",
                "{\"users\":{}}",
                "{\"users\":[\"\"]}",
                "{\"users\":[null]}",
                "{\"users\":[[]]}",
                "{\"users\":[\"\\ud83d\"]}"
            })
    void aListOfUsersWithoutAnyIsRefusedNamingIt(String options) {
        assertRefused("[0].users: ", "[" + with(options) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "includePublisher", "idempotencyKey"})
    void anOptionBesideTheOptionsIsRefusedNamingIt(String field) {
        assertRefused(
                "[0]." + field + ": ",
                "[{\"channel\":{\"name\":\"a\"},\"payload\":1,\"" + field + "\":[\"bob\"]}]");
    }

    /** Each would reach everybody if it were skipped, or the last one counted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0].Users: | {'channel':{'name':'a'},'payload':1,'options':{'Users':['bob']}}",
                "[0].user: | {'channel':{'name':'a'},'payload':1,'options':{'user':['bob']}}",
                "[0].recipients: | {'channel':{'name':'a'},'payload':1,'options':{'recipients':['b']}}",
                "[0].users: | {'channel':{'name':'a','users':['bob']},'payload':1}",
                "[0].resourceid: | {'channel':{'name':'a','resourceid':'42'},'payload':1}",
                "[0].resourceId: | {'channel':{'name':'a'},'resourceId':'42','payload':1}",
                "[0].options: | {'channel':{'name':'a'},'payload':1,'options':{'users':['b']},'options':{}}",
                "[0].options.users: | {'channel':{'name':'a'},'payload':1,'options':{'users':['b'],'users':['c']}}",
                "[0].channel: | {'channel':{'name':'a','resourceId':'1'},'payload':1,'channel':{'name':'a'}}"
            })
    void whatSaysForWhomItIsAndWouldBeLostIsRefusedNamingIt(String start, String message) {
        assertRefused(start, "[" + message.replace('\'', '"') + "]");
    }

    @Test
    void whatNobodyKnowsIsSkipped() {
        List<BatchItem> items =
                read(
                        "[{\"x\":{\"channel\":[1,{}]},\"channel\":{\"y\":[[]],\"name\":\"a\"},"
                                + "\"options\":{\"z\":{\"users\":[]}},\"payload\":{}}]",
                        1);
        assertEquals(Channel.of("a"), items.get(0).channel());
        assertEquals(PublishOptions.none(), items.get(0).options());
        assertEquals("{}", items.get(0).payload().json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.50,-3E+2,true,false,null,{}],\"b\":{\"c\":\"\\\"\\n\u20ac\"},\"\":[[],[{}]]}",
                "[]",
                "\"text\"",
                "\"\\ud83d\""
            })
    void aPayloadIsWrittenAsItWas(String payload) {
        List<BatchItem> items =
                read("[{\"channel\":{\"name\":\"a\"},\"payload\":" + payload + "}]", 1);
        assertEquals(payload, items.get(0).payload().json());
    }

    private static List<BatchItem> read(String body, int maxItems) {
        return new BatchReader(maxItems, 10_240).read(JsonText.parser(bytes(body)));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** More than any reader may take; it would not end. */
    private static InputStream forever(String text) {
        return stream(Stream.generate(() -> bytes(text)).iterator());
    }

    private static InputStream numbered() {
        return stream(
                IntStream.iterate(0, i -> i + 1).mapToObj(i -> bytes(",\"" + i + "\"")).iterator());
    }

    private static InputStream stream(Iterator<InputStream> parts) {
        return new SequenceInputStream(
                new Enumeration<>() {
                    @Override
                    public boolean hasMoreElements() {
                        return parts.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return parts.next();
                    }
                });
    }

    private static String with(String options) {
        return "{\"channel\":{\"name\":\"a\"},\"payload\":1,\"options\":" + options + "}";
    }

    private static void assertRefused(String message, String body) {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> read(body, 2));
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    }
}
