package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.faults.FaultRun;
import org.kanal.it.Page;

/**
 * Three nodes of which two must be there, and subscribers that come back at every moment of what
 * happens, to each of the nodes: to one that is cut off and does not know it yet, to one that has
 * not found the others again, to one that dies while it answers.
 */
@Tag("cluster")
class MoversIT {

    private static final System.Logger LOG = System.getLogger(MoversIT.class.getName());
    private static final int EACH = 2_500;
    private static final int LISTENERS = FaultRun.LISTENERS * 11 / 10;
    private static final long ALL = (long) FaultRun.PUBLISHERS * EACH;
    private static final long SLOWLY = 2_000;
    private static final long MOVED_MILLIS = 40;
    private static final String SALE = "{\"name\":\"sale\",\"appId\":\"shop\"}";

    private static final AtomicBoolean mayRead = new AtomicBoolean(true);

    private static HttpServer shop;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    3,
                    (machines, folder) -> {
                        shop = shop(Namespaces.here());
                        int port = shop.getAddress().getPort();
                        String url = "http://" + Namespaces.here() + ":" + port + "/";
                        return new TestCluster.Plan(
                                3,
                                2,
                                Map.of(
                                        "kanal.apps",
                                        "shop",
                                        "kanal.apps.shop.permissions-url",
                                        url));
                    });

    private final FaultRun run = cluster.newRun();

    @AfterAll
    static void end() {
        if (shop != null) {
            shop.stop(0);
        }
    }

    @Test
    void whoComesBackWhileANodeIsCutOffIsNeverToldToHaveWhatItHasNot() throws Exception {
        run.subscribe("cut", LISTENERS, 0);
        run.publish("cut", EACH, SLOWLY);
        Movers movers = new Movers(run.subscribers(), MOVED_MILLIS);
        try {
            run.awaitAccepted(ALL / 4);
            cluster.machines().cut(2);
            TimeUnit.SECONDS.sleep(30);
            cluster.machines().heal();
            cluster.awaitWhole();
        } finally {
            movers.stop();
        }
        settle("cut");
        run.assertNothingMissed("subscribers that move while a node is cut off");
        tellHowOften();
    }

    @Test
    void whoComesBackToANodeThatDiesMeanwhileMissesNothing() throws Exception {
        run.subscribe("dies", LISTENERS, 0);
        run.publish("dies", EACH, SLOWLY);
        Movers movers = new Movers(run.subscribers(), MOVED_MILLIS);
        try {
            run.awaitAccepted(ALL / 4);
            cluster.node(1).kill();
            run.awaitAccepted(ALL / 2);
            cluster.node(1).begin().awaitServing();
            cluster.awaitWhole();
        } finally {
            movers.stop();
        }
        settle("dies");
        run.assertAllCame("subscribers that move while a node dies", ALL + ALL / 25);
        tellHowOften();
    }

    @Test
    void aNodeThatIsStoppedWhileItIsCutOffEndsAndCostsNobodyAMessageUntold() throws Exception {
        run.subscribe("stopped", LISTENERS, 0);
        run.publish("stopped", EACH, SLOWLY);
        run.awaitAccepted(ALL / 4);
        cluster.machines().cut(2);
        TimeUnit.SECONDS.sleep(5); // nobody knows it yet
        long stop = System.nanoTime();
        cluster.node(2).stop();
        Duration took = Duration.ofNanos(System.nanoTime() - stop);
        LOG.log(Level.INFO, "a node stopped while it was cut off: ended within {0}", took);
        assertTrue(took.compareTo(Duration.ofSeconds(90)) < 0, took + " to end");
        cluster.machines().heal();
        cluster.node(2).begin().awaitServing();
        cluster.awaitWhole();
        settle("stopped");
        run.assertNothingMissed("a node stopped while it was cut off");
    }

    @Test
    void whatIsDecidedWhileANodeIsCutOffCountsThereWhenItIsBack() throws Exception {
        mayRead.set(true);
        try (Page reader = Page.open(cluster.node(2).http().toURL());
                Page banned = Page.open(cluster.node(2).http().toURL())) {
            assertEquals("subscribed", reader.subscribe(SALE).getString("type"));
            cluster.machines().cut(2);
            mayRead.set(false);
            assertEquals(204, ask("permissions/recheck"));
            assertEquals(204, ask("subscribers/" + banned.id() + "/disconnect?ban=PT10M"));
            cluster.machines().heal();
            assertEquals(403, reader.next("unsubscribed").getInt("status"));
            assertEquals(new Page.Closed(4503, "BANNED"), banned.awaitClosed());
        }
    }

    /** Everybody is subscribed, and a few more messages show who is behind. */
    private void settle(String channel) throws Exception {
        run.publish(channel, EACH / 25);
        run.awaitAllDelivered();
    }

    private void tellHowOften() {
        LOG.log(
                Level.INFO,
                "they came back {0} times, and were told {1} times that something may be missing",
                run.subscribers().stream().mapToInt(one -> one.connections() - 1).sum(),
                run.subscribers().stream().mapToLong(one -> one.ledger().told()).sum());
    }

    private static int ask(String what) throws Exception {
        URI url = cluster.node(0).http().resolve("api/" + what);
        return Page.post(url.toString(), "", "Authorization", "Bearer " + ClusterNode.KEY)
                .statusCode();
    }

    /** An application that says who may read its channels. */
    private static HttpServer shop(String address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext(
                "/",
                request -> {
                    byte[] body = ("{\"read\":" + mayRead + "}").getBytes(StandardCharsets.UTF_8);
                    request.getResponseHeaders().set("Content-Type", "application/json");
                    request.sendResponseHeaders(200, body.length);
                    request.getResponseBody().write(body);
                    request.close();
                });
        server.start();
        return server;
    }
}
