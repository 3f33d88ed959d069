package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.TextFrame;

/**
 * A local subscriber's place at a channel's stream. It is taken before it is started: what comes in
 * between is kept, so that missed messages can be read meanwhile and go out first.
 */
public final class Seat {

    private final ChannelStream stream;
    private final LocalSubscriber who;
    private final Outbox outbox;
    private final Channel shownAs;
    private final Optional<Position> joinedAt;
    private List<Kept> kept = new ArrayList<>(0);
    private int keptBytes;
    private Optional<Position> reached = Optional.empty();
    private boolean left;

    /** Under the stream's lock. */
    private int index;

    Seat(
            ChannelStream stream,
            LocalSubscriber who,
            Channel shownAs,
            Optional<Position> joinedAt,
            int index) {
        this.stream = stream;
        this.who = who;
        this.outbox = who.outbox();
        this.shownAs = shownAs;
        this.joinedAt = joinedAt;
        this.index = index;
    }

    /** The channel. */
    public Channel channel() {
        return stream.channel();
    }

    /** The channel as the subscriber calls it: without an appId if it is of its own application. */
    public Channel shownAs() {
        return shownAs;
    }

    /** Who sits here. */
    public LocalSubscriber who() {
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
    public synchronized boolean start(List<TextFrame> first, Optional<Position> reached) {
        if (left) {
            return false;
        }
        this.reached = reached;
        first.forEach(outbox::offer);
        kept.stream()
                .filter(waiting -> !hasReached(waiting.at()))
                .map(Kept::item)
                .forEach(outbox::offer);
        kept = null;
        return true;
    }

    /**
     * Gives the seat up: it gets nothing more, also of what is on its way. A second time does
     * nothing.
     */
    public void leave() {
        synchronized (this) {
            left = true;
        }
        stream.leave(this);
    }

    Outbox outbox() {
        return outbox;
    }

    /** Returns whether the outbox is to be given a turn by the caller. */
    synchronized boolean offer(ShownItems items) {
        return !left && offer(Optional.empty(), items.of(shownAs));
    }

    /** Returns whether the outbox is to be given a turn by the caller. */
    synchronized boolean offer(Publication publication, ShownItems items) {
        return !left
                && isFor(publication)
                && !hasReached(publication.position())
                && offer(publication.position(), items.of(shownAs));
    }

    /** Asks who sits here only if it makes a difference. */
    private boolean isFor(Publication publication) {
        return publication.recipients().isEmpty() || publication.isFor(who.subscriber().id());
    }

    private boolean offer(Optional<Position> at, Item item) {
        if (kept == null) {
            return outbox.add(item);
        }
        keptBytes += item.frame().length();
        if (keptBytes > outbox.room()) {
            kept.clear();
            outbox.abort(Disconnect.SLOW_CONSUMER);
        } else {
            kept.add(new Kept(at, item));
        }
        return false;
    }

    private boolean hasReached(Optional<Position> at) {
        return reached.isPresent()
                && at.isPresent()
                && at.get().epoch().equals(reached.get().epoch())
                && at.get().offset() <= reached.get().offset();
    }

    private record Kept(Optional<Position> at, Item item) {}

    int index() {
        return index;
    }

    void moveTo(int newIndex) {
        index = newIndex;
    }
}
