package org.kanal.library.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.api.Channel;
import org.kanal.api.RealtimePublisher;

/** What the page shows: one order, whose status everybody sees. */
@Named
@ApplicationScoped
public class OrderPage {

    @Inject private RealtimePublisher realtime;

    private final AtomicInteger loads = new AtomicInteger();
    private volatile String status = "PLACED";

    public String getStatus() {
        return status;
    }

    /** How often a page asked for the state, because what it showed may have been old. */
    public int getLoads() {
        return loads.get();
    }

    public void load() {
        loads.incrementAndGet();
    }

    public void pay() {
        advance("PAID");
    }

    public void ship() {
        advance("SHIPPED");
    }

    private void advance(String to) {
        status = to;
        realtime.publish(Channel.of("orders", "42"), to);
    }
}
