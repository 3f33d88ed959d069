package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.faults.CheckedSubscriber;
import org.kanal.faults.FakedClock;
import org.kanal.faults.FaultRun;

/**
 * Three nodes of which two must be there, and everything that can happen to one of them while
 * numbered messages are published at all of them to subscribers of all of them. In the end every
 * subscriber has every message that was accepted, at its position, or was told that it may not.
 */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterFaultsIT {

    private static final System.Logger LOG = System.getLogger(ClusterFaultsIT.class.getName());

    private static final int EACH = 2_500;

    /** Some more than it takes: those who are told miss some. */
    private static final int LISTENERS = FaultRun.LISTENERS * 11 / 10;

    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;
    private static final Duration SOON = Duration.ofSeconds(15);

    /** How long nobody may hear nothing while one node after another is restarted. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** Longer than it takes to give a node up, and so to go on without it. */
    private static final long LONG_SECONDS = 30;

    /** Between the batches of a publisher, so that it goes on for as long as what happens. */
    private static final long SLOWLY = 2_000;

    @TempDir static Path files;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(3, 2, Map.of("kanal.cluster.max-clock-skew", "PT2H"));

    private final FaultRun run = cluster.newRun();

    @Test
    @Order(1)
    void aNodeListensWhereItsSettingsSayAndNowhereElse() throws Exception {
        for (int node = 0; node < 3; node++) {
            String clients = cluster.machines().clientAddress(node);
            String others = cluster.machines().clusterAddress(node);
            assertEquals(
                    Stream.of(
                                    clients + ":8080",
                                    others + ":6900",
                                    others + ":7676",
                                    others + ":7677")
                            .sorted()
                            .toList(),
                    cluster.node(node).listening());
        }
    }

    @Test
    @Order(2)
    void subscribersOfAllNodesGetAllMessagesInOneOrder() throws Exception {
        run.subscribe("all", LISTENERS, 2);
        run.publish("all", EACH);
        run.awaitAllDelivered();
        run.assertComplete("three nodes", ALL);
    }

    @Test
    @Order(3)
    void aNodeThatIsKilledCostsNobodyAMessageAndComesBack() throws Exception {
        run.subscribe("killed", LISTENERS, 2);
        run.publish("killed", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.node(0).kill();
        run.awaitAccepted(ALL / 2);
        cluster.node(0).begin().awaitServing();
        run.awaitAllDelivered();
        run.assertAllCame("a node killed", ALL);
    }

    @Test
    @Order(4)
    void aNodeThatHangsCostsNobodyAMessage() throws Exception {
        run.subscribe("hangs", LISTENERS, 2);
        run.publish("hangs", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.node(1).hang();
        TimeUnit.SECONDS.sleep(LONG_SECONDS);
        cluster.node(1).goOn();
        run.awaitAllDelivered();
        run.assertNothingMissed("a node hung");
    }

    @Test
    @Order(5)
    void aNodeThatIsCutOffRefusesAndTellsAndHasEverythingAfterwards() throws Exception {
        run.subscribe("cut", LISTENERS, 2);
        List<CheckedSubscriber> there = at(2);
        run.publish("cut", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.machines().cut(2);
        long cut = System.nanoTime();
        List<CheckedSubscriber> stayed = CutOff.awaitTold(there, cluster.node(2), cut, SOON);
        assertEquals(503, cluster.node(2).publish("cut-off"));
        assertTrue(cluster.node(2).health().startsWith("{\"status\":\"DOWN\""), "not ready");
        stayed.get(0).drop(); // goes to a node of the majority, with its position
        TimeUnit.SECONDS.sleep(LONG_SECONDS);
        cluster.machines().heal();
        run.publish("cut", EACH / 25);
        run.awaitAllDelivered();
        run.assertNothingMissed("a node cut off");
        for (CheckedSubscriber subscriber : run.subscribers()) {
            if (!there.contains(subscriber)) {
                assertEquals(0, subscriber.ledger().told(), "the majority is not told anything");
            }
        }
    }

    @Test
    @Order(6)
    void aCableThatComesAndGoesCostsNobodyAMessage() throws Exception {
        run.subscribe("flapping", LISTENERS, 2);
        run.publish("flapping", EACH, SLOWLY);
        for (int times = 0; times < 10; times++) {
            cluster.machines().cut(0);
            TimeUnit.SECONDS.sleep(2);
            cluster.machines().heal();
            TimeUnit.SECONDS.sleep(1);
        }
        run.awaitAllDelivered();
        run.assertNothingMissed("a flapping link");
    }

    @Test
    @Order(7)
    void nodesThatAreRestartedOneAfterAnotherAreNotNoticed() throws Exception {
        run.subscribe("rolling", LISTENERS, 2);
        run.publish("rolling", 4 * EACH, SLOWLY / 4);
        run.awaitAccepted(ALL / 4);
        run.subscribers().forEach(CheckedSubscriber::listen);
        for (ClusterNode node : cluster.nodes()) {
            node.stop();
            node.begin().awaitServing();
            cluster.awaitWhole();
        }
        run.awaitAllDelivered();
        run.assertComplete("a rolling restart", 4 * ALL);
        Duration silence =
                run.subscribers().stream()
                        .map(CheckedSubscriber::longestSilence)
                        .max(Duration::compareTo)
                        .orElseThrow();
        LOG.log(Level.INFO, "a rolling restart: the longest silence was {0}", silence);
        assertTrue(silence.compareTo(SHORT) < 0, silence + " without a message");
    }

    @Test
    @Order(8)
    void aNodeWhoseClockIsAnHourOffCostsNobodyAMessageUntold() throws Exception {
        assumeTrue(FakedClock.isPossible(), "no package of libfaketime without apt-get");
        FakedClock clock = new FakedClock(files.resolve("clock"));
        clock.jump(Duration.ofHours(1));
        ClusterNode early = cluster.node(2);
        early.stop();
        early.environment(clock.environment());
        early.begin().awaitServing();
        cluster.awaitWhole();
        run.subscribe("clock", LISTENERS, 2);
        run.publish("clock", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.node(0).kill(); // the one that is early takes over what it had
        run.awaitAccepted(ALL / 2);
        cluster.node(0).begin().awaitServing();
        run.awaitAllDelivered();
        run.assertNothingMissed("a clock an hour off");
        early.environment(Map.of());
        early.stop();
        early.begin().awaitServing();
    }

    private List<CheckedSubscriber> at(int node) {
        List<CheckedSubscriber> all = run.subscribers();
        return all.stream().filter(one -> all.indexOf(one) % 3 == node).toList();
    }
}
