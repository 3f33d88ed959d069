package org.kanal.hub;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;
import org.kanal.outbox.Few;
import org.kanal.outbox.Outbox;
import org.kanal.outbox.Overflow;
import org.kanal.protocol.EncodedMessage;

/**
 * A channel as this node delivers it: offset n+1 after n, each once. A repeat is dropped, a gap is
 * filled from the log, and a gap that cannot be filled is told to every subscriber. So is what
 * comes of an epoch after its end was told: it may have been published after that, and is not
 * delivered.
 *
 * <p>Receiving never waits for the log. What comes after a gap is let go, because it stands in the
 * log too: another thread reads all that is missing, up to the log's end, until nothing is.
 */
final class ChannelStream implements Seat.Table {

    private static final System.Logger LOG = System.getLogger(ChannelStream.class.getName());

    private final Channel channel;
    private final ChannelLog log;
    private final Executor repairs;
    private final Overflow overflow;
    private final Seats seats = new Seats();
    private final Optional<Progress> progress;
    private final Outage outage = new Outage(System::nanoTime);
    private boolean behind;
    private boolean repairing;

    /** What came and is to be found in the log; what the log is being asked for now. */
    private Optional<Position> suspect = Optional.empty();

    private Optional<Position> checked = Optional.empty();

    /** Something came of an epoch that is over, after that was told. */
    private boolean late;

    private long emptySince = System.nanoTime();

    /**
     * @param overflow what happens to its messages that a client reads too slowly
     * @param repairs runs what reads the log
     * @param start from where on it delivers; empty where the channel keeps no history
     */
    ChannelStream(
            Channel channel,
            ChannelLog log,
            Overflow overflow,
            Executor repairs,
            Optional<Position> start) {
        this.channel = channel;
        this.log = log;
        this.overflow = overflow;
        this.repairs = repairs;
        this.progress = start.map(Progress::new);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    synchronized <R extends Receiver> Seat<R> join(R who) {
        Seat<R> seat = new Seat<>(this, who, progress.map(Progress::last), seats.nextIndex());
        seats.add(seat);
        return seat;
    }

    @Override
    public synchronized boolean start(
            Seat<?> seat, List<EncodedMessage> first, Optional<Position> reached) {
        boolean isTaken = seats.has(seat);
        if (isTaken) {
            seat.begin(first, reached);
        }
        return isTaken;
    }

    @Override
    public synchronized void leave(Seat<?> seat) {
        if (seats.remove(seat) && seats.isEmpty()) {
            emptySince = System.nanoTime();
        }
    }

    synchronized boolean isEmptyFor(long nanos) {
        return seats.isEmpty() && System.nanoTime() - emptySince >= nanos;
    }

    /** A publication arrived from the broker. */
    void receive(Publication publication) {
        Few few = new Few();
        try {
            receive(publication, few);
        } finally {
            few.write();
        }
    }

    private synchronized void receive(Publication publication, Few few) {
        if (publication.position().isEmpty() || progress.isEmpty()) {
            seats.deliver(publication, overflow, few);
            return;
        }
        Position position = publication.position().get();
        if (progress().isNext(position)) {
            progress().moveTo(position);
            seats.deliver(publication, overflow, few);
        } else if (!progress().isRepeat(position)) {
            miss(position);
            catchUp();
        }
    }

    private void miss(Position position) {
        if (progress().isOfOtherEpoch(position)) {
            progress().passOver(position.epoch(), position.offset());
            late = true;
        } else {
            suspect = Optional.of(position);
        }
    }

    /** Something may have been lost on the way here: looks into the log, on another thread. */
    synchronized void catchUp() {
        if (progress.isEmpty()) {
            return;
        }
        behind = true;
        if (!repairing) {
            repairing = true;
            repairs.execute(this::repair);
        }
    }

    /** As {@link #catchUp()}, if the last try did not get an answer. */
    synchronized void catchUpIfBehind() {
        if (behind) {
            catchUp();
        }
    }

    private void repair() {
        try {
            for (Optional<Position> from = next(); from.isPresent(); from = next()) {
                apply(from.get(), Tail.read(log, channel, from.get()));
            }
        } catch (Unavailable e) {
            giveUp(e);
        } catch (Throwable e) {
            // An error too: a repair that ends without a word would be the channel's last one.
            LOG.log(Level.ERROR, "The log of " + channel + " could not be read", e);
            giveUp(e);
        }
    }

    /** From where to read on; empty if nothing is missing any more. */
    private synchronized Optional<Position> next() {
        if (!behind) {
            repairing = false;
            return Optional.empty();
        }
        behind = false;
        checked = suspect.or(() -> checked);
        suspect = Optional.empty();
        return Optional.of(progress().last());
    }

    private synchronized void apply(Position from, Tail tail) {
        outage.over();
        if (tail.lost().isPresent()) {
            if (!progress().last().equals(from)) {
                behind = true;
                return;
            }
            resync(tail.start(), tail.lost().get());
        } else if (late) {
            resync(progress().last(), Slice.Reason.EPOCH_CHANGED);
        }
        tail.publications().stream().filter(this::isNext).forEach(this::advance);
        checked.filter(progress()::isForeign).ifPresent(this::tellForeign);
        checked = Optional.empty();
    }

    /**
     * The broker carried what this log never had: another server, with a log of its own, publishes
     * there, or nodes of this cluster did while they were cut off. Told once for each of its
     * epochs.
     */
    private void tellForeign(Position position) {
        LOG.log(
                Level.ERROR,
                "A publication on %s has an epoch that this server's log does not know (%s): nodes of"
                                .formatted(channel, position.epoch())
                        + " this cluster were cut off and went on by themselves, or another installation"
                        + " uses the same message broker. These messages are not delivered here");
        progress().passOver(position.epoch(), Long.MAX_VALUE);
        resync(progress().last(), Slice.Reason.UNAVAILABLE);
    }

    private synchronized void giveUp(Throwable cause) {
        repairing = false;
        lose(cause);
    }

    /**
     * The log does not answer, or will not. It is tried again by and by; until then subscribers
     * know that something may be missing.
     */
    synchronized void lose(Throwable cause) {
        behind = true;
        if (progress.isPresent() && outage.isToTell(cause)) {
            LOG.log(Level.WARNING, channel + " may have a gap: " + cause.getMessage());
            resync(progress().last(), Slice.Reason.UNAVAILABLE);
        }
    }

    private Progress progress() {
        return progress.orElseThrow();
    }

    private boolean isNext(Publication publication) {
        return progress().isNext(publication.position().orElseThrow());
    }

    private void advance(Publication publication) {
        progress().moveTo(publication.position().orElseThrow());
        seats.deliver(publication, overflow, Outbox::offer);
    }

    private void resync(Position position, Slice.Reason reason) {
        late = false;
        progress().moveTo(position);
        ShownItems items = ShownItems.resynced(position, reason);
        seats.all().forEach(seat -> seat.resync(position, reason, items));
    }
}
