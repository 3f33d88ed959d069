package org.kanal.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.kanal.protocol.EncodedMessage;

/**
 * What waits for one connection, in order and bounded in bytes. Where it does not fit, the messages
 * of channels that allow it are dropped; the client is told once for each run of dropped ones, in
 * the place of its last. Those notices alone may go over the limit, one for each channel.
 *
 * <p>Not thread-safe.
 */
final class Backlog {

    /** Dropping makes this part of the limit free, so that it happens seldom. */
    private static final int FREED_PART = 4;

    private final int maxBytes;
    private Deque<Item> items = new ArrayDeque<>(2);
    private int bytes;
    private int dispensable;

    Backlog(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Puts an item behind the others; false if there is no room for it. */
    boolean add(Item item) {
        if (!fits(item) && dispensable > 0) {
            makeRoomFor(item);
        }
        if (fits(item)) {
            append(item);
            return true;
        }
        if (item.mayGo()) {
            tellLoss((Item.Live) item);
        }
        return item.mayGo();
    }

    /** How many bytes it would take now; negative if notices went over the limit. */
    int room() {
        return maxBytes - bytes;
    }

    /** What waits, in bytes. */
    int bytes() {
        return bytes;
    }

    /** What waits. */
    Stream<EncodedMessage> messages() {
        return items.stream().map(Item::message);
    }

    /** Takes messages out, up to so many bytes but at least one if there is one. */
    void moveTo(List<EncodedMessage> target, int most) {
        int moved = 0;
        while (!items.isEmpty() && (moved == 0 || moved + length(items.peek()) <= most)) {
            Item item = items.poll();
            moved += length(item);
            dispensable -= item.mayGo() ? 1 : 0;
            target.add(item.message());
        }
        bytes -= moved;
    }

    void clear() {
        items = new ArrayDeque<>(1);
        bytes = 0;
        dispensable = 0;
    }

    private boolean fits(Item item) {
        return length(item) <= room();
    }

    private void append(Item item) {
        items.add(item);
        bytes += length(item);
        dispensable += item.mayGo() ? 1 : 0;
    }

    private void makeRoomFor(Item item) {
        int tooMuch = bytes + length(item) - (maxBytes - maxBytes / FREED_PART);
        Deque<Item> kept = new Thinning(items, item, tooMuch).kept();
        clear();
        items = new ArrayDeque<>(kept.size() + 1);
        kept.forEach(this::append);
    }

    /** The notice stands last: one of the same run before it gives way. */
    private void tellLoss(Item.Live dropped) {
        Iterator<Item> fromEnd = items.descendingIterator();
        while (fromEnd.hasNext() && fromEnd.next() instanceof Item.Lost lost) {
            if (lost.channel().equals(dropped.channel())) {
                fromEnd.remove();
                bytes -= length(lost);
                break;
            }
        }
        append(Item.Lost.upTo(dropped));
    }

    private static int length(Item item) {
        return item.message().length();
    }
}
