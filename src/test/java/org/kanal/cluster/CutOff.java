package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.kanal.faults.CheckedSubscriber;

/** Subscribers at a node that was cut off from the others. */
final class CutOff {

    private static final System.Logger LOG = System.getLogger(CutOff.class.getName());

    private CutOff() {}

    /**
     * Waits until all that are still there have been told. One whose connection ends by itself
     * meanwhile goes to the others, and has nothing to be told of.
     *
     * @param cut when it was cut off, by {@link System#nanoTime}
     * @param soon how long after that they must know
     * @return those that are still there, which is most of them
     */
    static List<CheckedSubscriber> awaitTold(
            List<CheckedSubscriber> there, ClusterNode node, long cut, Duration soon)
            throws IOException, InterruptedException {
        for (CheckedSubscriber subscriber : there) {
            Duration left = soon.minusNanos(System.nanoTime() - cut);
            if (!subscriber.awaitTold("unavailable", left) && subscriber.connections() == 1) {
                fail(
                        "not told within %s, but %s times (%s); warnings of its node:%n%s"
                                .formatted(
                                        soon,
                                        subscriber.ledger().told(),
                                        subscriber.ledger().reason(),
                                        String.join("\n", node.warnings())));
            }
        }
        List<CheckedSubscriber> stayed =
                there.stream().filter(subscriber -> subscriber.connections() == 1).toList();
        LOG.log(
                Level.INFO,
                "a node cut off: {0} subscribers there were told within {1}, {2} went elsewhere",
                stayed.size(),
                Duration.ofNanos(System.nanoTime() - cut),
                there.size() - stayed.size());
        assertTrue(2 * stayed.size() > there.size(), stayed.size() + " of " + there.size());
        return stayed;
    }
}
