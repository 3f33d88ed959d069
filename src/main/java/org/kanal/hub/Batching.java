package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;
import org.kanal.protocol.TextFrame;

/**
 * Makes batches and remembers the last one: after a publication to many connections nearly all of
 * them have the same frames waiting. Belongs to one writer's thread.
 */
final class Batching {

    private final List<TextFrame> next = new ArrayList<>();
    private Batch last = new Batch(List.of());

    /** Where to put the frames of the next batch. */
    List<TextFrame> next() {
        return next;
    }

    /** How many frames the last batch had. */
    int size() {
        return last.frames().size();
    }

    /** The batch of the frames put there. */
    Batch take() {
        if (!last.isOf(next)) {
            last = new Batch(next);
        }
        next.clear();
        return last;
    }
}
