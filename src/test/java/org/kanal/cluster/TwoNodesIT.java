package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;

/** Two nodes of which each may go on alone. */
@Tag("cluster")
class TwoNodesIT {

    private static final System.Logger LOG = System.getLogger(TwoNodesIT.class.getName());
    private static final int EACH = 2_500;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;
    private static final long SLOWLY = 2_000;
    private static final long MOVED_MILLIS = 40;
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension static final SharedCluster cluster = SharedCluster.of(2, 1, Map.of());

    private final FaultRun run = cluster.newRun();

    @Test
    void whileTheyAreApartNobodyTakesOnesPositionsForTheOthers() throws Exception {
        run.subscribe("halves", 3 * FaultRun.LISTENERS, 2); // each half misses the other's
        run.publish("halves", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        long cut = System.nanoTime();
        cluster.machines().part(1);
        awaitTold("two nodes cut from each other", run.subscribers(), cut);
        for (ClusterNode node : cluster.nodes()) {
            assertEquals(202, node.publish("other"), "each half goes on");
        }
        Movers movers = new Movers(run.subscribers().subList(0, FaultRun.LISTENERS), MOVED_MILLIS);
        try {
            run.awaitAccepted(ALL);
            cluster.machines().heal();
            cluster.awaitWhole();
        } finally {
            movers.stop();
        }
        settle("halves");
        run.assertNothingMissed("two halves");
    }

    @Test
    void whenOneHangsTheOtherTellsAndGoesOnAndNobodyIsMisledWhenItIsBack() throws Exception {
        run.subscribe("hangs", 2 * FaultRun.LISTENERS, 2);
        List<CheckedSubscriber> elsewhere =
                run.subscribers().stream()
                        .filter(one -> run.subscribers().indexOf(one) % 2 == 0)
                        .toList();
        run.publish("hangs", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        long hung = System.nanoTime();
        cluster.node(1).hang();
        awaitTold("one of two nodes hung", elsewhere, hung);
        assertEquals(202, cluster.node(0).publish("other"), "it goes on");
        TimeUnit.MILLISECONDS.sleep(SLOWLY);
        cluster.node(1).goOn();
        cluster.awaitWhole();
        settle("hangs");
        run.assertNothingMissed("one of two hung");
    }

    @Test
    void oneThatIsStoppedIsNotNoticed() throws Exception {
        run.subscribe("stopped", FaultRun.LISTENERS, 2);
        run.publish("stopped", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.node(1).stop();
        run.awaitAccepted(ALL / 2);
        cluster.node(1).begin().awaitServing();
        run.awaitAllDelivered();
        run.assertComplete("one of two stopped", ALL);
    }

    /** All are told that there are new epochs, soon after that moment. */
    private static void awaitTold(String what, List<CheckedSubscriber> whom, long since)
            throws InterruptedException {
        for (CheckedSubscriber subscriber : whom) {
            Duration left = SOON.minusNanos(System.nanoTime() - since);
            assertTrue(subscriber.awaitTold("epochChanged", left), "told within " + SOON);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        LOG.log(Level.INFO, "{0}: all were told within {1}", what, took);
    }

    private void settle(String channel) throws Exception {
        run.publish(channel, EACH / 25);
        run.awaitAllDelivered();
    }
}
