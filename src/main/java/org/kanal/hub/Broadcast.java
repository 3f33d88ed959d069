package org.kanal.hub;

import java.util.List;

/**
 * One message on its way to those seats of a stream whose connections one writer writes.
 *
 * @param seats who is to have it; at least one
 */
record Broadcast(List<Seat> seats, Message message) {

    /** What the seats are given. */
    @FunctionalInterface
    interface Message {

        /**
         * @return whether the seat's outbox is to be given a turn by the caller
         */
        boolean offerTo(Seat seat);
    }
}
