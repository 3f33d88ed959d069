package org.kanal.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;
import org.kanal.protocol.Outgoing;
import org.kanal.protocol.TextFrame;

/**
 * A local subscriber's place at a channel's stream. It is taken before it is started: what comes in
 * between is kept, so that missed messages can be read meanwhile and go out first.
 */
public final class Seat {

    private final ChannelStream stream;
    private final LocalSubscriber who;
    private final Channel shownAs;
    private final Optional<Position> joinedAt;
    private List<TextFrame> kept = new ArrayList<>(0);
    private int index;

    Seat(
            ChannelStream stream,
            LocalSubscriber who,
            Channel shownAs,
            Optional<Position> joinedAt,
            int index) {
        this.stream = stream;
        this.who = who;
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

    /** Sends these first, then what was kept meanwhile, then whatever comes. Once per seat. */
    public void start(List<? extends Outgoing> first) {
        List<TextFrame> frames = first.stream().map(TextFrame::of).toList();
        stream.start(this, frames);
    }

    /** Gives the seat up; a second time does nothing. */
    public void leave() {
        stream.leave(this);
    }

    /** Under the stream's lock. */
    void begin(List<TextFrame> first) {
        first.forEach(who.outbox()::offer);
        kept.forEach(who.outbox()::offer);
        kept = null;
    }

    /** Under the stream's lock. */
    void deliver(ShownFrames frames) {
        TextFrame frame = frames.of(shownAs);
        if (kept == null) {
            who.outbox().offer(frame);
        } else {
            kept.add(frame);
        }
    }

    /** Under the stream's lock. */
    void deliver(Publication publication, ShownFrames frames) {
        if (publication.isFor(who.subscriber().id())) {
            deliver(frames);
        }
    }

    int index() {
        return index;
    }

    void moveTo(int newIndex) {
        index = newIndex;
    }
}
