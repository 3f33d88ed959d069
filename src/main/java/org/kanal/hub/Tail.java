package org.kanal.hub;

import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;

/**
 * What the log has after a position, up to its end.
 *
 * @param start what the publications follow
 * @param publications in order, without a gap
 * @param lost why there is something missing between the position and {@code start}; empty if
 *     nothing is
 */
record Tail(Position start, List<Publication> publications, Optional<Slice.Reason> lost) {

    /**
     * Everything after a position; of a new epoch everything from its beginning.
     *
     * @param from something that was in this log: one that ends before it in the same epoch is not
     *     what it was, such as a copy at a node that is cut off from the others
     * @throws Unavailable if the log does not answer, or ends before that position
     */
    static Tail read(ChannelLog log, Channel channel, Position from) {
        Position head = log.head(channel);
        if (head.equals(from)) {
            return new Tail(from, List.of(), Optional.empty()); // as nearly always
        }
        boolean isSameEpoch = head.epoch().equals(from.epoch());
        if (isSameEpoch && head.offset() < from.offset()) {
            throw new Unavailable("its log ends before what was delivered");
        }
        Position start = isSameEpoch ? from : new Position(head.epoch(), 0);
        Optional<Slice.Reason> lost =
                isSameEpoch ? Optional.empty() : Optional.of(Slice.Reason.EPOCH_CHANGED);
        return log.since(channel, start, head)
                .fold(
                        publications -> new Tail(start, publications, lost),
                        reason -> without(channel, head, lost.orElse(reason), reason));
    }

    private static Tail without(
            Channel channel, Position head, Slice.Reason told, Slice.Reason reason) {
        if (reason == Slice.Reason.UNAVAILABLE) {
            throw new Unavailable("the log of " + channel + " cannot be read");
        }
        return new Tail(head, List.of(), Optional.of(told));
    }
}
