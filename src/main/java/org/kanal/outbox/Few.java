package org.kanal.outbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one message to a few connections: the thread that brings it writes it, where the writers
 * have nothing to do. Waking them takes longer than so few writes. Not thread-safe.
 */
public final class Few {

    private final List<Outbox> started = new ArrayList<>(1);

    /** Puts a message behind the others of an outbox. */
    public void offer(Outbox outbox, Item item) {
        if (outbox.add(item)) {
            started.add(outbox);
        }
    }

    /**
     * Has all written that was offered; does not block. To be called in any case, and not under a
     * lock that the end of a connection needs too.
     */
    public void write() {
        started.forEach(Outbox::writeHere);
        started.clear();
    }
}
