package org.kanal.api;

import java.util.Objects;

/**
 * A place in a channel's stream, as in Centrifugo: subscribers name it to get what came after it.
 *
 * @param epoch names one unbroken life of the stream; after a loss or an expiry it is another one,
 *     and the offsets of the old one mean nothing
 * @param offset counts the publications of this epoch, each by exactly 1; the first one has 1, and
 *     0 stands before it
 */
public record Position(String epoch, long offset) {

    /**
     * @throws InvalidInput if the epoch is empty or the offset negative
     */
    public Position {
        Objects.requireNonNull(epoch, "epoch");
        if (epoch.isEmpty()) {
            throw new InvalidInput("position.epoch", "must not be empty");
        }
        if (offset < 0) {
            throw new InvalidInput("position.offset", offset + " is negative; allowed: 0 or more");
        }
    }
}
