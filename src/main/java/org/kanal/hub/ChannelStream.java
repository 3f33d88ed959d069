package org.kanal.hub;

import java.util.List;
import java.util.Optional;
import org.kanal.channel.Channel;
import org.kanal.channel.Position;
import org.kanal.channel.Publication;
import org.kanal.channel.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;
import org.kanal.protocol.Push;
import org.kanal.protocol.Subscription;
import org.kanal.protocol.TextFrame;

/**
 * A channel as this node delivers it: offset n+1 after n, each once. A repeat is dropped, a gap is
 * filled from the log, and a gap that cannot be filled is told to every subscriber.
 */
final class ChannelStream {

    private final Channel channel;
    private final ChannelLog log;
    private final Seats seats = new Seats();
    private Optional<Position> last;
    private long emptySince = System.nanoTime();

    /**
     * @param start from where on it delivers; empty where the channel keeps no history
     */
    ChannelStream(Channel channel, ChannelLog log, Optional<Position> start) {
        this.channel = channel;
        this.log = log;
        this.last = start;
    }

    Channel channel() {
        return channel;
    }

    synchronized Seat join(LocalSubscriber who, Channel shownAs) {
        Seat seat = new Seat(this, who, shownAs, last, seats.nextIndex());
        seats.add(seat);
        return seat;
    }

    synchronized void start(Seat seat, List<TextFrame> first) {
        seat.begin(first);
    }

    synchronized void leave(Seat seat) {
        if (seats.remove(seat) && seats.isEmpty()) {
            emptySince = System.nanoTime();
        }
    }

    synchronized boolean isEmptyFor(long nanos) {
        return seats.isEmpty() && System.nanoTime() - emptySince >= nanos;
    }

    synchronized List<Seat> occupied() {
        return List.copyOf(seats.all());
    }

    /** A publication arrived from the broker. */
    synchronized void receive(Publication publication) {
        if (publication.position().isEmpty() || last.isEmpty()) {
            deliver(publication);
            return;
        }
        Position position = publication.position().get();
        if (!position.epoch().equals(last.get().epoch())) {
            enterEpochOf(publication);
        } else if (position.offset() == last.get().offset() + 1) {
            advance(publication);
        } else if (position.offset() > last.get().offset()) {
            catchUp(position);
        }
    }

    /** Publications may have been lost on the way here: gets those from the log. */
    synchronized void catchUp() {
        if (last.isEmpty()) {
            return;
        }
        try {
            Position head = log.head(channel);
            if (!head.equals(last.get())) {
                catchUp(head);
            }
        } catch (Unavailable e) {
            resync(last.get(), Slice.Reason.UNAVAILABLE);
        }
    }

    private void catchUp(Position upTo) {
        Slice slice = log.since(channel, last.get(), upTo);
        if (slice instanceof Slice.Complete complete) {
            complete.publications().forEach(this::advance);
        } else {
            resync(upTo, ((Slice.Missing) slice).reason());
        }
    }

    /** Either the stream was lost and starts anew, or this is a late piece of a lost one. */
    private void enterEpochOf(Publication publication) {
        Position position = publication.position().orElseThrow();
        if (log.head(channel).epoch().equals(position.epoch())) {
            resync(
                    new Position(position.epoch(), position.offset() - 1),
                    Slice.Reason.EPOCH_CHANGED);
            advance(publication);
        }
    }

    private void advance(Publication publication) {
        last = publication.position();
        deliver(publication);
    }

    private void deliver(Publication publication) {
        if (seats.isEmpty()) {
            return;
        }
        ShownFrames frames =
                new ShownFrames(
                        shownAs -> TextFrame.of(new Push.Message(publication.shownAs(shownAs))));
        for (Seat seat : seats.all()) {
            seat.deliver(publication, frames);
        }
    }

    private void resync(Position position, Slice.Reason reason) {
        last = Optional.of(position);
        ShownFrames frames =
                new ShownFrames(
                        shownAs ->
                                TextFrame.of(
                                        new Push.Resynced(
                                                new Subscription(
                                                        shownAs,
                                                        Optional.of(position),
                                                        false,
                                                        Optional.of(reason.wireName())))));
        seats.all().forEach(seat -> seat.deliver(frames));
    }
}
