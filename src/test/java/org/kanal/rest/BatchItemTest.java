package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.channel.Channel;
import org.kanal.channel.InvalidInput;

class BatchItemTest {

    @Test
    void messagesComeInTheirOrderWithAllTheyHave() {
        List<BatchItem> items =
                BatchItem.parse(
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
        assertRefused("batch: 3 messages", "[1,2,3]");
        assertRefused("batch: is not JSON", "[] []");
        assertRefused("batch: ", "[".repeat(5_000));
        assertRefused("batch: is empty", " ");
    }

    private static String with(String options) {
        return "{\"channel\":{\"name\":\"a\"},\"payload\":1,\"options\":" + options + "}";
    }

    private static void assertRefused(String message, String body) {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> BatchItem.parse(body, 2));
        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    }
}
