package org.kanal.outbox;

import java.util.ArrayList;
import java.util.List;
import org.kanal.protocol.EncodedMessage;

/**
 * Makes batches and remembers the last one: after a publication to many connections nearly all of
 * them have the same messages waiting. Belongs to one writer's thread.
 */
final class Batching {

    private final List<EncodedMessage> next = new ArrayList<>();
    private Batch last = new Batch(List.of());

    /** Where to put the messages of the next batch. */
    List<EncodedMessage> next() {
        return next;
    }

    /** The batch of the messages put there. */
    Batch take() {
        if (!last.isOf(next)) {
            last = new Batch(next);
        }
        next.clear();
        return last;
    }
}
