package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.cluster.heard.WhoIsThere;

/**
 * What an application's EJB on three nodes is told of who comes and goes, while members come and go
 * at random, and the node that tells it dies, hangs or is cut off.
 */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PresenceEventsIT {

    private static final System.Logger LOG = System.getLogger(PresenceEventsIT.class.getName());
    private static final int STEPS = 100;
    private static final long PAUSE_MILLIS = 50;

    /** Longer than it takes to give a silent node up. */
    private static final Duration LONG = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Path heard;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    3,
                    (machines, folder) -> {
                        heard = Files.createFile(folder.resolve("heard"));
                        Map<String, String> settings =
                                Map.of(
                                        "kanal.presence.channels",
                                        "chat/*=members",
                                        "kanal.presence.grace",
                                        "PT3S",
                                        "kanal.connections.max-per-address",
                                        "5000",
                                        WhoIsThere.FILE,
                                        heard.toString());
                        return new TestCluster.Plan(3, 2, settings, Optional.of(war(folder)));
                    });

    @Test
    @Order(1)
    void whileNothingHappensToNodesEachIsToldOnce() throws Exception {
        try (Visitors visitors = visitors("calm")) {
            steps(visitors, 2 * STEPS);
            settle(visitors, "calm");
        }
    }

    @Test
    @Order(2)
    void whenTheNodeThatTellsDiesNobodyIsForgottenAndWhatIsToldAgainHasTheSameId()
            throws Exception {
        ClusterNode first = cluster.node(0);
        try (Visitors visitors = visitors("killed")) {
            steps(visitors, STEPS);
            first.kill();
            visitors.died(first);
            steps(visitors, STEPS);
            first.begin().awaitServing();
            cluster.awaitWhole();
            visitors.welcome(first);
            steps(visitors, STEPS);
            settle(visitors, "killed");
        }
    }

    @Test
    @Order(3)
    void whenTheNodeThatTellsHangsNobodyIsForgottenNorToldToBeGoneWhoIsElsewhere()
            throws Exception {
        ClusterNode first = cluster.node(1);
        try (Visitors visitors = visitors("hung")) {
            steps(visitors, STEPS);
            first.hang();
            visitors.avoid(first);
            stepsFor(visitors, LONG);
            first.goOn();
            cluster.awaitWhole();
            visitors.welcome(first);
            steps(visitors, STEPS);
            settle(visitors, "hung");
        }
    }

    @Test
    @Order(4)
    void whenTheNodeThatTellsIsCutOffNobodyIsForgottenNorToldToBeGoneWhoIsElsewhere()
            throws Exception {
        ClusterNode first = cluster.node(2);
        try (Visitors visitors = visitors("cut")) {
            steps(visitors, STEPS);
            cluster.machines().cut(2);
            visitors.avoid(first);
            stepsFor(visitors, LONG);
            cluster.machines().heal();
            cluster.awaitWhole();
            visitors.welcome(first);
            steps(visitors, STEPS);
            settle(visitors, "cut");
        }
    }

    private static Visitors visitors(String resource) {
        String channel = "{\"name\":\"chat\",\"resourceId\":\"" + resource + "\"}";
        return new Visitors(cluster.nodes(), channel, resource.hashCode());
    }

    private static void steps(Visitors visitors, int count) throws Exception {
        for (int step = 0; step < count; step++) {
            visitors.step();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static void stepsFor(Visitors visitors, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            steps(visitors, 1);
        }
    }

    /** Waits until what was heard is the truth, and looks at how it became that. */
    private static void settle(Visitors visitors, String resource) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HeardEvents events = HeardEvents.read(heard, resource);
        while (!events.there().equals(visitors.there()) && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(200); // the file has no events
            events = HeardEvents.read(heard, resource);
        }
        LOG.log(
                Level.INFO,
                "{0}: {1} members, {2} of them at a node that something happened to; {3} events"
                        + " were told again",
                resource,
                visitors.all().size(),
                visitors.touched().size(),
                events.repeated().size());
        assertEquals(visitors.there(), events.there(), events::toString);
        assertTrue(visitors.all().containsAll(events.members()));
        assertEquals(List.of(), events.outOfTurn());
        Set<String> untouched = new TreeSet<>(visitors.all());
        untouched.removeAll(visitors.touched());
        assertEquals(List.of(), events.notOnce(untouched));
        if (visitors.touched().isEmpty()) {
            assertEquals(List.of(), events.repeated());
            assertEquals(visitors.all(), events.members());
        }
    }

    private static Path war(Path folder) {
        Path war = folder.resolve("ROOT.war");
        ShrinkWrap.create(WebArchive.class, "ROOT.war")
                .addPackage(WhoIsThere.class.getPackage())
                .addAsLibrary(new File(System.getProperty("library.jar")))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(war.toFile());
        return war;
    }
}
