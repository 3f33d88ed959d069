package org.kanal.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.kanal.api.Channel;

/**
 * Those who wait until all nodes have said who is on a channel. Not thread-safe: {@link
 * PresenceNode} locks.
 */
final class PendingQueries {

    private record One(Channel channel, long until, CompletableFuture<Boolean> done) {}

    private final List<One> all = new ArrayList<>();

    CompletableFuture<Boolean> add(Channel channel, long until) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        all.add(new One(channel, until, done));
        return done;
    }

    /** Ends the waiting of those for whom all have answered, or who have waited for long enough. */
    void end(Predicate<Channel> isComplete, long now) {
        if (all.isEmpty()) {
            return;
        }
        for (One one : List.copyOf(all)) {
            boolean complete = isComplete.test(one.channel());
            if (complete || now >= one.until()) {
                all.remove(one);
                // On another thread: what comes then must not hold up everybody here.
                one.done().completeAsync(() -> complete);
            }
        }
    }
}
