package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.PublishOptions;
import org.kanal.api.PublishReceipt;
import org.kanal.api.Unavailable;
import org.kanal.history.FirstPublish;
import org.kanal.history.IdempotencyRecords;

class RepeatsTest {

    private static final Channel NEWS = Channel.of("news");
    private static final PublishReceipt FIRST =
            new PublishReceipt(Optional.of(new Position("a|b", 7)));

    private final AtomicInteger published = new AtomicInteger();
    private final Repeats repeats = new Repeats(new KeptReceipts());

    @Test
    void aRepeatGetsTheFirstReceiptAndPublishesNothing() {
        assertEquals(FIRST, publish("1", FIRST));
        assertEquals(FIRST, publish("1", new PublishReceipt(Optional.empty())));
        assertEquals(1, published.get());
    }

    @Test
    void aReceiptWithoutAPositionComesBackAsItWas() {
        PublishReceipt bare = new PublishReceipt(Optional.empty());
        assertEquals(bare, publish("1", bare));
        assertEquals(bare, publish("1", FIRST));
    }

    @Test
    void anotherMessageUnderTheSameKeyIsRefusedAndNotPublished() {
        publish("1", FIRST);
        IdempotencyKeyReused refusal =
                assertThrows(IdempotencyKeyReused.class, () -> publish("2", FIRST));
        assertEquals("idempotencyKey", refusal.field());
        assertEquals(1, published.get());
    }

    @Test
    void whatWasNotPublishedIsNotRemembered() {
        assertThrows(
                Unavailable.class,
                () ->
                        repeats.once(
                                NEWS,
                                "k",
                                print("1"),
                                () -> {
                                    throw new Unavailable("on purpose");
                                }));
        assertEquals(FIRST, publish("2", FIRST));
    }

    @Test
    void whatAMessageConsistsOfMakesItsFingerprint() {
        PublishOptions none = PublishOptions.none();
        String print = print("1");
        assertEquals(print, print("1"));
        assertNotEquals(print, print("2"));
        for (PublishOptions other :
                new PublishOptions[] {none.withPublisher(), none.withUsers("ann")}) {
            assertNotEquals(print, Repeats.fingerprint(new Payload("1"), other, Optional.empty()));
        }
        assertNotEquals(print, Repeats.fingerprint(new Payload("1"), none, Optional.of("shop")));
        assertEquals(
                Repeats.fingerprint(new Payload("1"), none.withUsers("a", "b"), Optional.empty()),
                Repeats.fingerprint(new Payload("1"), none.withUsers("b", "a"), Optional.empty()));
        assertNotEquals(
                Repeats.fingerprint(new Payload("1"), none.withUsers("ab"), Optional.empty()),
                Repeats.fingerprint(new Payload("1"), none.withUsers("a", "b"), Optional.empty()));
    }

    private PublishReceipt publish(String payload, PublishReceipt receipt) {
        return repeats.once(
                NEWS,
                "k",
                print(payload),
                () -> {
                    published.incrementAndGet();
                    return receipt;
                });
    }

    private static String print(String payload) {
        return Repeats.fingerprint(new Payload(payload), PublishOptions.none(), Optional.empty());
    }

    /** As the records promise it, on one thread. */
    private static final class KeptReceipts implements IdempotencyRecords {

        private final Map<String, FirstPublish> kept = new HashMap<>();

        @Override
        public FirstPublish once(Channel channel, String key, Supplier<FirstPublish> publish) {
            String name = channel + "\n" + key;
            if (!kept.containsKey(name)) {
                kept.put(name, publish.get());
            }
            return kept.get(name);
        }
    }
}
