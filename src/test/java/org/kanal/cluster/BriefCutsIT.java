package org.kanal.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;

/**
 * Cuts that end about when they are found out: some nodes have given others up, and some have not.
 */
@Tag("cluster")
class BriefCutsIT {

    private static final System.Logger LOG = System.getLogger(BriefCutsIT.class.getName());
    private static final int EACH = 2_500;

    /** Who is told of new epochs again and again hears less. */
    private static final int LISTENERS = 2 * FaultRun.LISTENERS;

    private static final long SLOWLY = 5_000;
    private static final long MOVED_MILLIS = 150;

    @TempDir Path files;

    @Test
    void amongThreeNobodyIsMisled() throws Exception {
        assertNobodyIsMisled(3, 2, 9_000, 10_000, 10_500, 11_000, 12_000, 13_500);
    }

    @Test
    void ofTwoThatBothGoOnNobodyIsMisled() throws Exception {
        assertNobodyIsMisled(2, 1, 9_800, 10_200, 10_500, 10_800, 11_200, 12_000, 10_300, 10_600);
    }

    private void assertNobodyIsMisled(int count, int least, long... cutMillis) throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        try (TestCluster cluster = new TestCluster(count, least, files, Map.of());
                FaultRun run = new FaultRun(cluster.nodes())) {
            run.subscribe("brief", LISTENERS, 2);
            run.publish("brief", EACH, SLOWLY);
            cutAgainAndAgain(cluster, run, cutMillis);
            run.publish("brief", EACH / 10);
            run.awaitAllDelivered();
            run.assertNothingMissed("brief cuts of " + count + " nodes");
            LOG.log(
                    Level.INFO,
                    "{0} subscribers were told {1} times in {2} cuts",
                    LISTENERS,
                    run.subscribers().stream()
                            .map(CheckedSubscriber::ledger)
                            .mapToLong(ledger -> ledger.told())
                            .sum(),
                    cutMillis.length);
        }
    }

    /** While half of the subscribers move from node to node. */
    private static void cutAgainAndAgain(TestCluster cluster, FaultRun run, long[] cutMillis)
            throws Exception {
        Movers movers =
                new Movers(run.subscribers().subList(0, FaultRun.LISTENERS / 2), MOVED_MILLIS);
        try {
            for (long millis : cutMillis) {
                cluster.machines().cut(1);
                TimeUnit.MILLISECONDS.sleep(millis);
                cluster.machines().heal();
                cluster.awaitWhole();
            }
        } finally {
            movers.stop();
        }
    }
}
