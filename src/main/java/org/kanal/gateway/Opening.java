package org.kanal.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kanal.api.Position;
import org.kanal.history.Slice;
import org.kanal.hub.Seat;
import org.kanal.protocol.EncodedMessage;
import org.kanal.protocol.Reply;
import org.kanal.protocol.Subscription;

/**
 * The first that a subscriber gets of a channel.
 *
 * @param position where it stands then; empty where the channel keeps no history
 * @param isSynced whether it has everything up to there, as asked for
 * @param reason why not, if it asked
 * @param missed the messages that it missed
 * @param cost the bytes of all that were looked at for it, also of those that do not fit
 */
record Opening(
        Optional<Position> position,
        boolean isSynced,
        Optional<Slice.Reason> reason,
        List<EncodedMessage> missed,
        long cost) {

    /** It asked for nothing that was before. */
    static Opening first(Optional<Position> position) {
        return new Opening(position, false, Optional.empty(), List.of(), 0);
    }

    static Opening synced(Position position, List<EncodedMessage> missed, long cost) {
        return new Opening(Optional.of(position), true, Optional.empty(), missed, cost);
    }

    static Opening unsynced(Optional<Position> position, Slice.Reason reason) {
        return new Opening(position, false, Optional.of(reason), List.of(), 0);
    }

    /** There is more than it can take. */
    static Opening overflow(Optional<Position> position, long cost) {
        return new Opening(position, false, Optional.of(Slice.Reason.OVERFLOW), List.of(), cost);
    }

    /** False if the seat was given up meanwhile; then the subscriber gets nothing. */
    boolean start(Seat<Listener> seat, long number, OptionalInt occupancy) {
        List<EncodedMessage> frames = new ArrayList<>(missed.size() + 1);
        frames.add(
                EncodedMessage.of(
                        new Reply.Subscribed(
                                number,
                                new Subscription(
                                        seat.who().shownAs(),
                                        position,
                                        isSynced,
                                        reason.map(Slice.Reason::wireName)),
                                occupancy)));
        frames.addAll(missed);
        return seat.start(frames, position);
    }
}
