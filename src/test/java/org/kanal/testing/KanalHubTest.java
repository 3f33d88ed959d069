package org.kanal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.kanal.test.KanalAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.IdempotencyKeyReused;
import org.kanal.api.PayloadTooLarge;
import org.kanal.api.PublishOptions;
import org.kanal.client.GapReason;
import org.kanal.client.Kanal;
import org.kanal.client.KanalException;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalExtension;
import org.kanal.test.KanalHub;

/** The hub in memory behaves as the server does, as far as it has the same things. */
@ExtendWith(KanalExtension.class)
class KanalHubTest {

    private static final Channel ORDERS = Channel.of("orders", "42");

    /** Public, as JSON Binding wants it. */
    public record Order(String id, String status) {}

    @Test
    void itIsThereInUnderASecond() throws Exception {
        long start = System.nanoTime();
        try (KanalHub hub = new KanalHub();
                ChannelProbe orders = hub.listen("orders")) {
            hub.publisher().publish(Channel.of("orders"), 1);
            assertThat(orders).received(1);
        }
        long took = System.nanoTime() - start;
        assertTrue(took < Duration.ofSeconds(1).toNanos(), () -> Duration.ofNanos(took).toString());
    }

    @Test
    void whatIsReceivedIsComparedAsJson(KanalHub hub) throws Exception {
        ChannelProbe orders = hub.listen("orders", "42");
        hub.publish(ORDERS, new Order("42", "PAID"));
        hub.publish(ORDERS, Map.of("total", 1.50));
        hub.publish(ORDERS, null);
        assertThat(orders)
                .received(Map.of("id", "42", "status", "PAID"), Map.of("total", 1.5))
                .received(new Object[] {null})
                .receivedNothing();
    }

    @Test
    void aClaimThatDoesNotHoldSaysWhatCame(KanalHub hub) throws Exception {
        ChannelProbe orders = hub.listen("orders", "42").within(Duration.ofMillis(50));
        hub.publish(ORDERS, new Order("42", "OPEN"));
        assertEquals(
                "expected on orders/42: status PAID, but came: {id=42, status=OPEN}",
                assertThrows(
                                AssertionError.class,
                                () -> assertThat(orders).receivedWith("status", "PAID"))
                        .getMessage());
        assertThrows(AssertionError.class, () -> assertThat(orders).received(1));
        hub.publish(ORDERS, 2);
        assertThrows(AssertionError.class, () -> assertThat(orders).receivedNothing());
        assertThrows(AssertionError.class, orders::next);
    }

    @Test
    void recipientsPublishersAndKeysCount(KanalHub hub) throws Exception {
        ChannelProbe ann = hub.listen(ORDERS, KanalHub.member("ann"));
        ChannelProbe bob = hub.listen(ORDERS, KanalHub.member("bob"));
        PublishOptions once = PublishOptions.none().withUsers("ann").withIdempotencyKey("k1");
        hub.publish(ORDERS, "for ann", once);
        hub.publish(ORDERS, "for ann", once);
        assertThat(ann).received("for ann").receivedNothing();
        assertThat(bob).receivedNothing();
        assertThrows(IdempotencyKeyReused.class, () -> hub.publish(ORDERS, "other", once));
        assertThrows(PayloadTooLarge.class, () -> hub.publish(ORDERS, "x".repeat(20_000)));
    }

    @Test
    void permissionsDecideWhoReadsAndWrites(KanalHub hub) throws Exception {
        hub.permit(
                (channel, who) ->
                        who.id().equals("ann")
                                ? ChannelPermissions.readWrite()
                                : ChannelPermissions.denied());
        ChannelProbe orders = hub.listen(ORDERS, KanalHub.member("ann"));
        assertEquals(403, assertThrows(KanalException.class, () -> hub.listen(ORDERS)).status());
        hub.connect(KanalHub.member("ann")).channel(ORDERS, Object.class).publishWithName(1).join();
        assertEquals("ann", orders.next().publisher().orElseThrow());
        Kanal bob = hub.connect(KanalHub.member("bob"));
        assertThrows(
                CompletionException.class,
                () -> bob.channel(ORDERS, Object.class).publish(1).join());
    }

    @Test
    void whoComesBackGetsWhatItMissedOrIsToldThatItIsGone(KanalHub hub) throws Exception {
        ChannelProbe orders = hub.listen(ORDERS);
        hub.publish(ORDERS, 1);
        hub.dropConnections();
        hub.publish(ORDERS, 2);
        assertThat(orders).received(1, 2);
        assertEquals(List.of(), orders.gaps());
        hub.forget();
        assertEquals(GapReason.EPOCH_CHANGED, orders.awaitGap());
        hub.publish(ORDERS, 4);
        assertEquals(4L, orders.next().payload());
    }
}
