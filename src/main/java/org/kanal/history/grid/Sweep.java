package org.kanal.history.grid;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kanal.api.Channel;

/**
 * Looks after the logs that this node works with: keeps the epochs of those that are used, and lets
 * go of the others. Which epochs are over is asked for many logs at once, and of each log no more
 * than is needed, so that a log that lies still costs next to nothing.
 */
final class Sweep {

    /** A question keeps the threads of its partitions for its length. */
    private static final int AT_ONCE = 1_000;

    private final Epochs epochs;
    private final HeldLogs held;
    private final Consumer<Channel> open;

    /**
     * @param open begins to work with a channel's log anew
     */
    Sweep(Epochs epochs, HeldLogs held, Consumer<Channel> open) {
        this.epochs = epochs;
        this.held = held;
        this.open = open;
    }

    /**
     * @param inUse whether somebody on this node needs the channel's log
     */
    void run(Predicate<Channel> inUse) {
        List<RingLog> all = held.all();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            some(all.subList(from, Math.min(from + AT_ONCE, all.size())), inUse);
        }
    }

    private void some(List<RingLog> logs, Predicate<Channel> inUse) {
        Set<LogEpoch> current =
                epochs.current(logs.stream().map(RingLog::epoch).collect(Collectors.toSet()));
        for (RingLog log : logs) {
            boolean isUsed = inUse.test(log.epoch().channel());
            if (current.contains(log.epoch())) {
                look(log, isUsed);
            } else {
                held.drop(log);
                if (isUsed) {
                    open.accept(log.epoch().channel());
                }
            }
        }
    }

    private void look(RingLog log, boolean isUsed) {
        boolean isFilled =
                log.isToBeAsked() ? held.goneBefore(log, log.oldest()) : held.isFilled(log);
        if (log.takeAppended() || isUsed) {
            epochs.renew(log.epoch());
        } else if (!isFilled) {
            held.drop(log);
            if (log.isUnused()) {
                epochs.expireSoon(log.epoch()); // somebody looked and went: nothing to keep
            }
        }
    }
}
