package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.history.Slice;
import org.kanal.outbox.Item;
import org.kanal.outbox.Outbox;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

/**
 * A receiver's place at a channel's stream. It is taken before it is started: what comes in between
 * is kept, so that missed messages can be read meanwhile and go out first.
 *
 * @param <R> who sits here
 */
public final class Seat<R extends Receiver> {

    private final Table table;
    private final R who;
    private final Optional<Position> joinedAt;
    private List<Kept> kept = new ArrayList<>(0);
    private int keptBytes;
    private Optional<Position> reached = Optional.empty();
    private int index;

    Seat(Table table, R who, Optional<Position> joinedAt, int index) {
        this.table = table;
        this.who = who;
        this.joinedAt = joinedAt;
        this.index = index;
    }

    /** The channel. */
    public Channel channel() {
        return table.channel();
    }

    /** Who sits here. */
    public R who() {
        return who;
    }

    /**
     * The stream's position when the seat was taken: every later publication comes here, no earlier
     * one does. Empty where the channel keeps no history.
     */
    public Optional<Position> joinedAt() {
        return joinedAt;
    }

    /**
     * Sends these first, then what was kept meanwhile, then whatever comes. Once per seat.
     *
     * @param reached what the subscriber has already, if that is more than what it gets here first:
     *     it does not get it again
     * @return false if the seat was given up before; then nothing is sent
     */
    public boolean start(List<EncodedMessage> first, Optional<Position> reached) {
        return table.start(this, first, reached);
    }

    /** Gives the seat up; a second time does nothing. */
    public void leave() {
        table.leave(this);
    }

    /** Under the stream's lock. */
    void begin(List<EncodedMessage> first, Optional<Position> has) {
        reached = has;
        first.forEach(who.outbox()::offer);
        List<Kept> waiting = kept;
        kept = null;
        for (Kept one : waiting) {
            if (one.resynced().isPresent()) {
                who.outbox().offer(told(one.at().orElseThrow(), one.resynced().get(), one.item()));
            } else if (!hasReached(one.at())) {
                who.outbox().offer(one.item());
            }
        }
    }

    /**
     * Under the stream's lock.
     *
     * @param items the word that something before that position may be missing
     */
    void resync(Position position, Slice.Reason reason, ShownItems items) {
        Item item = who.read(items);
        if (kept == null) {
            who.outbox().offer(told(position, reason, item));
        } else {
            keep(new Kept(Optional.of(position), item, Optional.of(reason)));
        }
    }

    /** Who has more already does not get it again, and so it is told that it goes on from there. */
    private Item told(Position position, Slice.Reason reason, Item item) {
        return hasReached(Optional.of(position))
                ? who.read(ShownItems.resynced(reached.orElseThrow(), reason))
                : item;
    }

    /**
     * Under the stream's lock.
     *
     * @param way how it gets into the outbox
     */
    void deliver(Publication publication, ShownItems items, BiConsumer<Outbox, Item> way) {
        if (publication.isFor(who.subscriberId()) && !hasReached(publication.position())) {
            deliver(publication.position(), who.read(items), way);
        }
    }

    private void deliver(Optional<Position> at, Item item, BiConsumer<Outbox, Item> way) {
        if (kept == null) {
            way.accept(who.outbox(), item);
        } else {
            keep(new Kept(at, item, Optional.empty()));
        }
    }

    private void keep(Kept one) {
        keptBytes += one.item().message().length();
        if (keptBytes > who.outbox().room()) {
            kept.clear();
            who.outbox().abort(Disconnect.SLOW_CONSUMER);
        } else {
            kept.add(one);
        }
    }

    private boolean hasReached(Optional<Position> at) {
        return reached.isPresent()
                && at.isPresent()
                && at.get().epoch().equals(reached.get().epoch())
                && at.get().offset() <= reached.get().offset();
    }

    /**
     * What waits for the start.
     *
     * @param resynced the reason, if it is the word that something may be missing
     */
    private record Kept(Optional<Position> at, Item item, Optional<Slice.Reason> resynced) {}

    int index() {
        return index;
    }

    void moveTo(int newIndex) {
        index = newIndex;
    }

    /** Where the seat is, and who lets it begin and end. */
    interface Table {

        /** The channel. */
        Channel channel();

        /** As {@link Seat#start}. */
        boolean start(Seat<?> seat, List<EncodedMessage> first, Optional<Position> reached);

        /** As {@link Seat#leave}. */
        void leave(Seat<?> seat);
    }
}
