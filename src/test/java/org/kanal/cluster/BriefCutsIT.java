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
    private static final long[] MILLIS = {9_000, 10_000, 10_500, 11_000, 12_000, 13_500};

    @TempDir Path files;

    @Test
    void amongThreeNobodyIsMisled() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        try (TestCluster cluster = new TestCluster(3, 2, files, Map.of());
                FaultRun run = new FaultRun(cluster.nodes())) {
            run.subscribe("brief", LISTENERS, 2);
            run.publish("brief", EACH, SLOWLY);
            Movers movers =
                    new Movers(run.subscribers().subList(0, FaultRun.LISTENERS / 2), MOVED_MILLIS);
            try {
                for (long millis : MILLIS) {
                    cluster.machines().cut(1);
                    TimeUnit.MILLISECONDS.sleep(millis);
                    cluster.machines().heal();
                    cluster.awaitWhole();
                }
            } finally {
                movers.stop();
            }
            run.publish("brief", EACH / 10);
            run.awaitAllDelivered();
            run.assertNothingMissed("brief cuts");
            LOG.log(
                    Level.INFO,
                    "{0} subscribers were told {1} times in {2} cuts",
                    LISTENERS,
                    run.subscribers().stream()
                            .map(CheckedSubscriber::ledger)
                            .mapToLong(ledger -> ledger.told())
                            .sum(),
                    MILLIS.length);
        }
    }
}
