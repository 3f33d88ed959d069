package org.kanal.gateway;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.kanal.api.Channel;
import org.kanal.api.InvalidInput;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.channel.Since;
import org.kanal.history.ChannelLog;
import org.kanal.history.Slice;
import org.kanal.support.Part;

/** Reads what a channel's log still has, for those who may see all of it. */
@Part
public class History {

    private final ChannelLog log;

    /**
     * One page of a channel's log.
     *
     * @param position where the reader stands after these publications: from there it reads on
     * @param isComplete whether nothing is missing before them
     * @param reason why there is
     * @param hasMore whether the log had more when it was read
     */
    public record Page(
            Position position,
            boolean isComplete,
            Optional<Slice.Reason> reason,
            List<Publication> publications,
            boolean hasMore) {}

    @Inject
    History(ChannelLog log) {
        this.log = log;
    }

    /**
     * Reads publications, the oldest first.
     *
     * @param limit how many at most
     * @throws InvalidInput if the channel keeps no history
     * @throws Unavailable if the log does not answer
     */
    public Page read(Channel channel, Since since, int limit) {
        if (!log.keeps(channel)) {
            throw new InvalidInput("channel", channel + " keeps no history (kanal.history.size)");
        }
        Position head = log.head(channel);
        return since.fold(
                from -> after(channel, from, head, limit),
                count -> {
                    List<Publication> newest = log.last(channel, Math.min(count, limit), head);
                    return new Page(head, true, Optional.empty(), newest, false);
                });
    }

    private Page after(Channel channel, Position from, Position head, int limit) {
        boolean hasMore =
                from.epoch().equals(head.epoch()) && head.offset() - from.offset() > limit;
        Position end = hasMore ? new Position(head.epoch(), from.offset() + limit) : head;
        return log.since(channel, from, end)
                .fold(
                        publications ->
                                new Page(end, true, Optional.empty(), publications, hasMore),
                        reason -> without(channel, head, reason));
    }

    private static Page without(Channel channel, Position head, Slice.Reason reason) {
        if (reason == Slice.Reason.UNAVAILABLE) {
            throw new Unavailable("the log of " + channel + " does not answer");
        }
        return new Page(head, false, Optional.of(reason), List.of(), false);
    }
}
