package org.kanal.library.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;
import org.kanal.api.SubscriberJoined;

/** Tells who began to follow an order. */
@ApplicationScoped
public class Arrivals {

    @Inject private Customer customer;
    @Inject private RealtimePublisher realtime;

    void tell(@Observes SubscriberJoined joined) {
        String order = joined.channel().resourceId();
        if (joined.channel().name().equals("orders") && customer.may(order)) {
            realtime.publish(Channel.of("arrivals"), order);
        }
    }
}
