package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.kanal.channel.Since;

class PositionTest {

    @Test
    void offsetsBeginAtZero() {
        assertEquals(0, new Position("e", 0).offset());
        assertField("position.offset", () -> new Position("e", -1));
    }

    @Test
    void anEpochHasAName() {
        assertField("position.epoch", () -> new Position("", 1));
    }

    @Test
    void atLeastOneOfTheNewestCanBeAskedFor() {
        assertEquals(1, new Since.Last(1).count());
        assertField("since.last", () -> new Since.Last(0));
    }

    @Test
    void aSubscriberHasAnId() {
        assertField("subscriber.id", () -> new Subscriber("", SubscriberType.VISITOR));
    }

    @Test
    void aPayloadIsMeasuredInBytesOfUtf8() {
        assertEquals(4, new Payload("\"ü\"").sizeInBytes());
        assertEquals(6, new Payload("\"😀\"").sizeInBytes());
    }

    private static void assertField(String field, Runnable wrong) {
        assertEquals(field, assertThrows(InvalidInput.class, wrong::run).field());
    }
}
