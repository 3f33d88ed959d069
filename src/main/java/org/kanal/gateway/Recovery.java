package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongConsumer;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.channel.Since;
import org.kanal.history.Audiences;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;
import org.kanal.hub.Seat;
import org.kanal.protocol.Command;
import org.kanal.protocol.EncodedMessage;
import org.kanal.support.Part;

/**
 * What a subscriber gets first: the confirmation, and the messages that it missed. All of them or
 * none, and then with the reason.
 */
@Part
public class Recovery {

    private static final Set<Slice.Reason> LOST =
            EnumSet.of(Slice.Reason.OVERFLOW, Slice.Reason.EXPIRED);

    /** Reading past a message for others costs less than sending it, but is not free. */
    private static final int PASSED_SHARE = 8;

    /** About what one takes beside its payload. */
    private static final int MESSAGE_BYTES = 100;

    private final ChannelLog log;
    private final Audiences audiences;

    private final ReplayFrames replayed = new ReplayFrames();

    @Inject
    Recovery(ChannelLog log, Audiences audiences) {
        this.log = log;
        this.audiences = audiences;
    }

    /**
     * Answers with the confirmation and what was missed, and lets live messages follow.
     *
     * @param occupancy how many are there, for who wants to know
     * @param replayed is told how many bytes of missed messages were looked at, whether they come
     *     or are too many
     * @return false if the seat was given up meanwhile; then it does nothing
     * @throws Unavailable if the log does not answer, or is behind what the subscriber has
     */
    boolean start(
            Seat<Listener> seat,
            Command.Subscribe command,
            OptionalInt occupancy,
            LongConsumer replayed) {
        Opening opening = opening(seat, command.since());
        replayed.accept(opening.cost());
        return opening.start(seat, command.number(), occupancy);
    }

    private Opening opening(Seat<Listener> seat, Optional<Since> since) {
        if (since.isEmpty()) {
            return Opening.first(seat.joinedAt());
        }
        if (seat.joinedAt().isEmpty()) {
            return Opening.unsynced(seat.joinedAt(), Slice.Reason.UNAVAILABLE);
        }
        Position joinedAt = seat.joinedAt().get();
        return since.get()
                .fold(
                        after -> since(seat, after, joinedAt),
                        count -> newest(seat, count, joinedAt));
    }

    /** As many as asked for, as the log still has, and as the connection can take. */
    private Opening newest(Seat<Listener> seat, int count, Position joinedAt) {
        Found found = found(seat, log.last(seat.channel(), count, joinedAt));
        List<EncodedMessage> frames = found.frames();
        int first = frames.size();
        for (int room = room(seat); first > 0 && frames.get(first - 1).length() <= room; first--) {
            room -= frames.get(first - 1).length();
        }
        return Opening.synced(joinedAt, frames.subList(first, frames.size()), found.cost());
    }

    private Opening since(Seat<Listener> seat, Position after, Position joinedAt) {
        if (after.epoch().equals(joinedAt.epoch()) && after.offset() > joinedAt.offset()) {
            return ahead(seat, after, joinedAt);
        }
        return slice(seat, after, joinedAt)
                .fold(
                        publications -> all(seat, found(seat, publications), joinedAt),
                        reason -> Opening.unsynced(seat.joinedAt(), reason));
    }

    private static Opening all(Seat<Listener> seat, Found found, Position joinedAt) {
        return found.bytes() <= room(seat)
                ? Opening.synced(joinedAt, found.frames(), found.cost())
                : Opening.overflow(seat.joinedAt(), found.cost());
    }

    /** What the log has lost is not missing if it was for others. */
    private Slice slice(Seat<Listener> seat, Position after, Position joinedAt) {
        Slice slice = log.since(seat.channel(), after, joinedAt);
        if (!slice.<Boolean>fold(publications -> false, LOST::contains)) {
            return slice;
        }
        Position seen = audiences.nothingFor(seat.who().subscriber().id(), seat.channel(), after);
        if (seen.offset() >= joinedAt.offset()) {
            return new Slice.Complete(List.of());
        }
        return seen.equals(after) ? slice : log.since(seat.channel(), seen, joinedAt);
    }

    /** Another node had told it more than this one has got so far, if there is as much. */
    private Opening ahead(Seat<Listener> seat, Position after, Position joinedAt) {
        Position head = log.head(seat.channel());
        if (!head.epoch().equals(after.epoch())) {
            // This node comes over by itself. Until then it may still get what the subscriber has.
            return Opening.unsynced(Optional.of(after), Slice.Reason.EPOCH_CHANGED);
        }
        if (head.offset() >= after.offset()) {
            return Opening.synced(after, List.of(), 0);
        }
        if (log.nodes().addresses().size() > 1) {
            // What was told stands in the log, so this is not all of it. Sent back to where this
            // node is, it would get the same messages again from the next one.
            throw new Unavailable("this node has been cut off from what others published");
        }
        return Opening.unsynced(Optional.of(joinedAt), Slice.Reason.EPOCH_CHANGED);
    }

    /**
     * What the log had.
     *
     * @param frames those for this subscriber
     * @param passed the bytes of those for others, which were read as well
     */
    private record Found(List<EncodedMessage> frames, long passed) {

        long bytes() {
            return frames.stream().mapToLong(EncodedMessage::length).sum();
        }

        long cost() {
            return bytes() + passed / PASSED_SHARE;
        }
    }

    private Found found(Seat<Listener> seat, List<Publication> publications) {
        List<EncodedMessage> frames = new ArrayList<>(publications.size());
        long passed = 0;
        for (Publication publication : publications) {
            if (publication.isFor(seat.who().subscriber().id())) {
                frames.add(replayed.of(publication, seat.who().shownAs()));
            } else {
                passed += MESSAGE_BYTES + publication.payload().sizeInBytes();
            }
        }
        return new Found(frames, passed);
    }

    private static int room(Seat<Listener> seat) {
        return seat.who().outbox().room();
    }
}
