package org.kanal.docs.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.kanal.test.KanalAssertions.assertThat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.PermissionsFor;
import org.kanal.api.PermissionsHandler;
import org.kanal.api.RealtimePublisher;
import org.kanal.api.Subscriber;
import org.kanal.client.KanalException;
import org.kanal.test.ChannelProbe;
import org.kanal.test.KanalExtension;
import org.kanal.test.KanalHub;

/** The unit test of docs/testing.md, with what it tests. */
@ExtendWith(KanalExtension.class)
class OrdersTest {

    /** A bean as applications have them. */
    @Stateless
    public static class Orders {

        /** What is published. */
        public record OrderPaid(long order, String status) {}

        @Inject private RealtimePublisher realtime;

        public Orders() {}

        Orders(RealtimePublisher realtime) {
            this.realtime = realtime;
        }

        /** Pays an order. */
        public void pay(long order) {
            realtime.publish(
                    Channel.of("orders", Long.toString(order)), new OrderPaid(order, "PAID"));
        }
    }

    /** A handler as applications have them. */
    @PermissionsFor(channel = "orders")
    static class OrderPermissions implements PermissionsHandler {
        @Override
        public ChannelPermissions check(Channel channel, Subscriber subscriber) {
            return new ChannelPermissions(subscriber.id().equals("ann"), false);
        }
    }

    @Test
    void whoFollowsAnOrderHearsThatItIsPaid(KanalHub hub) throws Exception {
        ChannelProbe order = hub.listen("orders", "42");
        new Orders(hub.publisher()).pay(42);
        assertThat(order).receivedWith("status", "PAID").receivedNothing();
    }

    @Test
    void nobodyElseFollowsAnnsOrder(KanalHub hub) throws Exception {
        hub.permit(new OrderPermissions());
        hub.listen("orders", "42", KanalHub.member("ann"));
        KanalException refusal =
                assertThrows(
                        KanalException.class,
                        () -> hub.listen("orders", "42", KanalHub.member("bob")));
        assertEquals(403, refusal.status());
    }
}
