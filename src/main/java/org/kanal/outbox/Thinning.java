package org.kanal.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kanal.api.Channel;

/**
 * Makes what waits for a slow client less: of channels that conflate only the newest message stays;
 * if that is not enough, the oldest of channels that drop go too. Each run of dropped messages
 * leaves one notice, in the place of its last.
 */
final class Thinning {

    private final Map<Channel, Item> newest = new HashMap<>();
    private final Map<Channel, Integer> openRuns = new HashMap<>();
    private final List<Item> kept = new ArrayList<>();
    private int tooMuch;

    /**
     * @param next what waits to be added behind them
     * @param tooMuch how many bytes are to go, if there are as many that may
     */
    Thinning(Collection<Item> items, Item next, int tooMuch) {
        this.tooMuch = tooMuch;
        items.forEach(this::noteNewest);
        noteNewest(next);
        items.stream().filter(this::isConflated).forEach(this::count);
        items.forEach(this::sort);
    }

    /** What stays, in order. */
    Deque<Item> kept() {
        Deque<Item> result = new ArrayDeque<>(kept.size());
        kept.stream().filter(Objects::nonNull).forEach(result::add);
        return result;
    }

    private void noteNewest(Item item) {
        if (isOf(item, Overflow.CONFLATE)) {
            newest.put(((Item.Live) item).channel(), item);
        }
    }

    private boolean isConflated(Item item) {
        return isOf(item, Overflow.CONFLATE) && newest.get(((Item.Live) item).channel()) != item;
    }

    private void count(Item item) {
        tooMuch -= item.message().length();
    }

    private void sort(Item item) {
        if (isConflated(item)) {
            leaveNotice(Item.Lost.upTo((Item.Live) item));
        } else if (isOf(item, Overflow.DROP_OLDEST) && tooMuch > 0) {
            count(item);
            leaveNotice(Item.Lost.upTo((Item.Live) item));
        } else if (item instanceof Item.Lost earlier) {
            leaveNotice(earlier);
        } else {
            if (item instanceof Item.Live live) {
                openRuns.remove(live.channel());
            }
            kept.add(item);
        }
    }

    /** The run goes on: its notice moves here. */
    private void leaveNotice(Item.Lost notice) {
        Integer before = openRuns.put(notice.channel(), kept.size());
        if (before != null) {
            kept.set(before, null);
        }
        kept.add(notice);
    }

    private static boolean isOf(Item item, Overflow overflow) {
        return item instanceof Item.Live live && live.overflow() == overflow;
    }
}
