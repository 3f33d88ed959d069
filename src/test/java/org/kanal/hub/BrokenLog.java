package org.kanal.hub;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.history.ChannelLog;
import org.kanal.history.LogNodes;
import org.kanal.history.Slice;

/** A log that can stop answering. */
public final class BrokenLog implements ChannelLog {

    private final ChannelLog log;
    private volatile boolean broken;
    private volatile Error error;
    private volatile CountDownLatch hang = new CountDownLatch(0);
    private volatile Optional<Unavailable> refusal = Optional.empty();
    private volatile List<String> addresses = List.of();
    private volatile Optional<Position> copy = Optional.empty();

    public BrokenLog(ChannelLog log) {
        this.log = log;
    }

    /** Whether it fails from now on. */
    public void fail(boolean failing) {
        broken = failing;
    }

    /** Whoever asks for the end of a channel waits for this. */
    void hangUntil(CountDownLatch over) {
        hang = over;
    }

    /** It says no to everything, and knows it. */
    void refuse(Unavailable why) {
        refusal = Optional.of(why);
    }

    /** Ends there from now on, as a copy that has not got the rest; or where it does. */
    void endAt(Optional<Position> end) {
        copy = end;
    }

    /** Other nodes share it. */
    public void share(String... nodes) {
        addresses = List.of(nodes);
    }

    /** What the next one who reads from a position gets instead. */
    void failOnceWith(Error instead) {
        error = instead;
    }

    @Override
    public LogNodes nodes() {
        return new LogNodes() {
            @Override
            public List<String> addresses() {
                return addresses;
            }

            @Override
            public Optional<Unavailable> refusal() {
                return refusal;
            }
        };
    }

    @Override
    public boolean keeps(Channel channel) {
        return log.keeps(channel);
    }

    @Override
    public Position append(Publication publication) {
        requireAnswer();
        return log.append(publication);
    }

    @Override
    public Position head(Channel channel) {
        requireAnswer();
        try {
            hang.await();
        } catch (InterruptedException e) {
            throw new Unavailable("interrupted while the log hung, on purpose", e);
        }
        return copy.orElseGet(() -> log.head(channel));
    }

    @Override
    public Slice since(Channel channel, Position after, Position upTo) {
        Error once = error;
        if (once != null) {
            error = null;
            throw once;
        }
        return broken
                ? new Slice.Missing(Slice.Reason.UNAVAILABLE)
                : log.since(channel, after, upTo);
    }

    @Override
    public List<Publication> last(Channel channel, int count, Position upTo) {
        requireAnswer();
        return log.last(channel, count, upTo);
    }

    @Override
    public void sweep(Predicate<Channel> inUse) {
        requireAnswer();
        log.sweep(inUse);
    }

    private void requireAnswer() {
        if (broken) {
            throw new Unavailable("the log is gone, on purpose");
        }
    }
}
