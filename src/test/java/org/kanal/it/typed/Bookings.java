package org.kanal.it.typed;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.kanal.api.ChannelPublisher;
import org.kanal.api.PublishReceipt;
import org.kanal.api.RealtimeChannel;

/** Publishes bookings in transactions. */
@Stateless
public class Bookings {

    @Inject
    @RealtimeChannel("bookings")
    private ChannelPublisher<Booking> bookings;

    public PublishReceipt book(String room, Booking booking) {
        return bookings.to(room).publish(booking);
    }

    public CompletionStage<PublishReceipt> bookAsync(String room, Booking booking) {
        return bookings.to(room).publishAsync(booking);
    }

    /** Publishes, and then the transaction rolls back. */
    public void fail(String room, Booking booking) {
        book(room, booking);
        throw new IllegalStateException("the booking failed");
    }

    /** Publishes two, and lets a refusal of the second pass, or not. */
    public void bookBoth(String room, Booking first, Booking second, boolean isCaught) {
        book(room, first);
        try {
            book(room, second);
        } catch (RuntimeException e) {
            if (!isCaught) {
                throw e;
            }
        }
    }
}
