package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FaultRun;

/**
 * Three nodes of which two must be there, and lines that are neither whole nor cut: that carry one
 * way only, or some ports only, or most packets. Subscribers move meanwhile.
 */
@Tag("cluster")
class WeatherIT {

    private static final System.Logger LOG = System.getLogger(WeatherIT.class.getName());
    private static final int EACH = 2_500;
    private static final int LISTENERS = FaultRun.LISTENERS * 12 / 10;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;
    private static final long SLOWLY = 2_000;
    private static final long MOVED_MILLIS = 100;
    private static final long LONG_SECONDS = 30;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int GRID = 6900;
    private static final int BROKER = 7676;
    private static final int LINKS = 7677;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    3,
                    (machines, folder) -> {
                        assumeTrue(
                                Weather.isPossible(machines),
                                "needs a kernel that filters packets by bytecode");
                        return new TestCluster.Plan(3, 2, Map.of());
                    });

    private final FaultRun run = cluster.newRun();
    private final Weather weather = new Weather(cluster.machines());

    /** Something done to lines. */
    private interface Change {
        void run() throws Exception;
    }

    @AfterEach
    void clear() throws Exception {
        weather.close();
    }

    @Test
    void aNodeThatHearsTheOthersAndIsNotHeardTells() throws Exception {
        assertAllAtTheNodeAreTold("mute", () -> weather.mute(2));
    }

    @Test
    void aNodeThatIsHeardAndHearsNobodyTells() throws Exception {
        assertAllAtTheNodeAreTold("deaf", () -> weather.deafen(1));
    }

    @Test
    void aNodeWhoseGridAloneIsCutOffTells() throws Exception {
        assertAllAtTheNodeAreTold("grid", () -> weather.close(2, GRID));
    }

    @Test
    void twoThatDoNotReachEachOtherAndBothReachTheThirdMisleadNobody() throws Exception {
        assertNobodyIsMisled("apart", () -> weather.muteTo(1, 2));
    }

    @Test
    void theOldestThatDoesNotReachOneOfTheOthersMisleadsNobody() throws Exception {
        assertNobodyIsMisled("oldest", () -> weather.muteTo(0, 1));
    }

    @Test
    void aLineThatLosesThreeOfTenPacketsMisleadsNobody() throws Exception {
        assertNobodyIsMisled("lossy", () -> weather.lose(1, 30));
    }

    @Test
    void nodesWhoseBrokersDoNotReachEachOtherGetEverythingFromTheLog() throws Exception {
        run.subscribe("links", LISTENERS, 2);
        run.publish("links", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        weather.close(2, BROKER, LINKS);
        TimeUnit.SECONDS.sleep(LONG_SECONDS);
        weather.clear();
        run.awaitAllDelivered();
        run.assertAllCame("brokers without links", ALL);
    }

    private void assertAllAtTheNodeAreTold(String channel, Change change) throws Exception {
        run.subscribe(channel, LISTENERS, 2);
        int node = channel.equals("deaf") ? 1 : 2;
        List<CheckedSubscriber> there = at(node);
        run.publish(channel, EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        long changed = System.nanoTime();
        change.run();
        CutOff.awaitTold(there, cluster.node(node), changed, SOON);
        assertEquals(503, cluster.node(node).publish("other"));
        TimeUnit.SECONDS.sleep(LONG_SECONDS);
        weather.clear();
        cluster.awaitWhole();
        run.publish(channel, EACH / 10);
        run.awaitAllDelivered();
        run.assertNothingMissed(channel);
        for (CheckedSubscriber subscriber : run.subscribers()) {
            if (!there.contains(subscriber)) {
                assertEquals(0, subscriber.ledger().told(), "the majority is not told anything");
            }
        }
    }

    private void assertNobodyIsMisled(String channel, Change change) throws Exception {
        run.subscribe(channel, LISTENERS, 0);
        run.publish(channel, EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        Movers movers = new Movers(run.subscribers(), MOVED_MILLIS);
        try {
            change.run();
            TimeUnit.SECONDS.sleep(LONG_SECONDS);
            tellHowItIs(channel);
            weather.clear();
            cluster.awaitWhole();
        } finally {
            movers.stop();
        }
        run.publish(channel, EACH / 10);
        run.awaitAllDelivered();
        run.assertNothingMissed(channel);
        LOG.log(
                Level.INFO,
                "{0}: they came back {1} times, and were told {2} times that something may be"
                        + " missing",
                channel,
                run.subscribers().stream().mapToInt(one -> one.connections() - 1).sum(),
                run.subscribers().stream().mapToLong(one -> one.ledger().told()).sum());
        assertTrue(run.accepted() >= ALL, "all are accepted");
    }

    private void tellHowItIs(String channel) throws Exception {
        for (ClusterNode node : cluster.nodes()) {
            LOG.log(
                    Level.INFO,
                    "{0}: {1} publishes with {2}, {3} accepted in all",
                    channel,
                    node.http(),
                    node.publish("other"),
                    run.accepted());
        }
    }

    private List<CheckedSubscriber> at(int node) {
        List<CheckedSubscriber> all = run.subscribers();
        return all.stream().filter(one -> all.indexOf(one) % 3 == node).toList();
    }
}
