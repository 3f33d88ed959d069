package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;

/** Three nodes of which one is behind a slow line. */
@Tag("cluster")
class SlowLineIT {

    private static final System.Logger LOG = System.getLogger(SlowLineIT.class.getName());

    private static final int SLOW_NODE = 1;
    private static final int EACH = 2_500;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;
    private static final int LISTENERS = FaultRun.LISTENERS * 11 / 10;
    private static final long PAUSE_MILLIS = 500;

    /** Messages, or subscribers, where each takes its time. */
    private static final int FEW = 25;

    /** Enough for two channels that the slow node keeps nothing of, and two that it does. */
    private static final int CHANNELS = 20;

    @TempDir Path files;

    @Test
    void aSlowLineCostsNobodyAMessageAndHoldsUpOnlyWhatItsNodeKeeps() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip and tc of iproute2");
        try (TestCluster cluster = new TestCluster(3, 2, files, Map.of());
                SlowLine line = new SlowLine(cluster.machines(), SLOW_NODE);
                FaultRun near = new FaultRun(cluster.nodes());
                FaultRun far = new FaultRun(cluster.nodes())) {
            List<String> byPace = byPace(cluster.node(0));
            near.subscribe(byPace.get(0), LISTENERS, 2);
            far.subscribe(byPace.get(CHANNELS - 1), FEW, 0);
            far.publish(byPace.get(CHANNELS - 1), FEW);
            near.publish(
                    List.of(cluster.node(0), cluster.node(2)), byPace.get(0), EACH, PAUSE_MILLIS);
            assertHoldsUpNothingElse(cluster.node(0), byPace.get(1), byPace.get(CHANNELS - 2));
            line.pingWhile(() -> near.accepted() < ALL);
            near.awaitAllDelivered();
            near.assertNothingMissed("a slow line");
            far.awaitAllDelivered();
            far.subscribers().forEach(SlowLineIT::assertComplete);
            line.assertSlow();
        }
    }

    /** Channels, those first on which a publication at that node takes least. */
    private static List<String> byPace(ClusterNode node) throws Exception {
        Map<String, Duration> took = new HashMap<>();
        for (int i = 0; i < CHANNELS; i++) {
            took.put("line-" + i, node.publishTime("line-" + i, 3));
        }
        return took.keySet().stream().sorted(Comparator.comparing(took::get)).toList();
    }

    /** While one publishes on one channel all the time, another is not slower for it. */
    private static void assertHoldsUpNothingElse(ClusterNode node, String fast, String slow)
            throws Exception {
        FutureTask<Duration> there = new FutureTask<>(() -> node.publishTime(slow, FEW));
        new Thread(there, "slow").start();
        Duration here = node.publishTime(fast, FEW);
        String said =
                "half of the publications took over %d ms where the slow node keeps the channel, and"
                                .formatted(there.get().toMillis())
                        + " over %d ms where it does not".formatted(here.toMillis());
        LOG.log(Level.INFO, "a slow line: {0}", said);
        assertTrue(here.multipliedBy(2).compareTo(there.get()) < 0, said);
    }

    private static void assertComplete(CheckedSubscriber subscriber) {
        assertEquals(0, subscriber.ledger().told(), "slow, no more");
        assertEquals(0, subscriber.ledger().lost() + subscriber.ledger().repeated());
        assertEquals(FaultRun.PUBLISHERS * FEW, subscriber.ledger().different());
    }
}
