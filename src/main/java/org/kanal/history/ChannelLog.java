package org.kanal.history;

import java.util.List;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;

/**
 * The truth about a channel: which publications there were, in which order.
 *
 * <p>Each channel, and each resource of one, has a stream of its own. The stream's life is named by
 * an epoch; within it the publications are numbered 1, 2, 3 … without a gap, whichever threads and
 * nodes append. No two publications ever get the same position: where a stream was lost or dropped,
 * the next one has a new epoch.
 *
 * <p>A log is bounded by the newest {@link Retention#size} publications and by {@link
 * Retention#ttl}; what is beyond is gone, and {@link #since} says so. All methods may be called by
 * any number of threads at once.
 */
public interface ChannelLog {

    /**
     * Whether this channel has a log at all. One that has none carries no positions, and must not
     * be appended to or asked for its head.
     */
    boolean keeps(Channel channel);

    /** The nodes that share the log; this one alone unless it says otherwise. */
    default LogNodes nodes() {
        return LogNodes.ALONE;
    }

    /**
     * Adds a publication at the end of its channel's stream.
     *
     * @param publication without a position; a position that it has is not looked at
     * @return where it stands: the first offset of an epoch is 1, each next one is 1 more
     * @throws Unavailable if the log does not answer in time. It may then be in the log or not; if
     *     it is, subscribers get it when the next publication shows them the gap
     * @throws IllegalStateException if the channel keeps no log
     */
    Position append(Publication publication);

    /**
     * The position of the newest publication. Where nothing was appended yet it is offset 0 of the
     * epoch that the first publication will be in, so that whoever joins an empty channel can ask
     * later for what came since.
     *
     * @throws Unavailable if the log does not answer
     * @throws IllegalStateException if the channel keeps no log
     */
    Position head(Channel channel);

    /**
     * What was appended after one position, up to and including another: all of it or nothing.
     *
     * @param after what the reader has reached; may come from outside
     * @param upTo a position that {@link #head} or {@link #append} gave, or that a publication
     *     carried
     * @return {@link Slice.Complete} with every publication in order, or {@link Slice.Missing} with
     *     the reason why some of them cannot be had; it does not throw for a log that fails
     */
    Slice since(Channel channel, Position after, Position upTo);

    /**
     * The newest publications up to and including a position, as many as the log still has.
     *
     * @param count how many at most
     * @param upTo as {@link #head} gave it
     * @return in order, without a gap, the last one standing at {@code upTo}; empty if nothing is
     *     left or the epoch is another one by now
     * @throws Unavailable if the log does not answer
     */
    List<Publication> last(Channel channel, int count, Position upTo);

    /**
     * Keeps the logs in use alive and lets go of the others. To be called by one timer on each
     * node, every 10 to 30 seconds; calls that stay away for longer than two minutes may end the
     * epochs of channels that are in use but quiet.
     *
     * @param inUse whether a channel has subscribers at this node
     * @throws Unavailable if the log does not answer; the next call does the rest
     */
    void sweep(Predicate<Channel> inUse);
}
