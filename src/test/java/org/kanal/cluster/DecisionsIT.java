package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.it.Page;

/** Who may read and who may come, decided while one node of three is cut off from the others. */
@Tag("cluster")
class DecisionsIT {

    private static final String STAFF = "{\"name\":\"staff\"}";
    private static final String OPEN = "staff * read\n";
    private static final String SHUT = "staff * nothing\n";
    private static final Page.Closed BANNED = new Page.Closed(4503, "BANNED");

    private static Path rules;

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    3,
                    (machines, folder) -> {
                        rules = Files.writeString(folder.resolve("rules"), OPEN);
                        return new TestCluster.Plan(
                                3,
                                2,
                                Map.of(
                                        "kanal.permissions.file",
                                        rules.toString(),
                                        "kanal.cluster.answer-timeout",
                                        "PT2S"));
                    });

    @BeforeEach
    void open() throws Exception {
        write(OPEN);
    }

    @Test
    void changedRulesCountAtOnceAtTheNodeThatIsCutOffToo() throws Exception {
        try (Page here = Page.open(cluster.node(0).http().toURL());
                Page apart = Page.open(cluster.node(2).http().toURL())) {
            awaitAllowed(here);
            awaitAllowed(apart);
            cluster.machines().cut(2);
            write(SHUT);
            assertEquals(403, here.next("unsubscribed").getInt("status"));
            assertEquals(403, apart.next("unsubscribed").getInt("status"));
        }
    }

    @Test
    void aBanMadeAtTheNodeThatIsCutOffCountsEverywhereWhenItIsBack() throws Exception {
        try (Page apart = Page.open(cluster.node(2).http().toURL());
                Page here = Page.open(cluster.node(0).http().toURL())) {
            cluster.machines().cut(2);
            assertEquals(204, disconnect(2, apart.id(), "?ban=PT10M"));
            assertEquals(204, disconnect(2, here.id(), "?ban=PT10M"));
            assertEquals(BANNED, apart.awaitClosed());
            assertFalse(here.isClosed(), "nobody can have told");
            cluster.machines().heal();
            assertEquals(BANNED, here.awaitClosed());
        }
    }

    @Test
    void whoIsDisconnectedDuringASplitIsWhereItIsReachedAndBannedWhereverItIsAfterIt()
            throws Exception {
        try (Page there = Page.open(cluster.node(1).http().toURL());
                Page apart = Page.open(cluster.node(2).http().toURL());
                Page banned = Page.open(cluster.node(2).http().toURL())) {
            cluster.machines().cut(2);
            assertEquals(204, disconnect(0, there.id(), ""));
            assertEquals(204, disconnect(0, banned.id(), "?ban=PT10M"));
            assertEquals(new Page.Closed(4012, "DISCONNECTED"), there.awaitClosed());
            assertFalse(apart.isClosed(), "is not who was meant");
            cluster.machines().heal();
            assertEquals(BANNED, banned.awaitClosed());
            assertFalse(apart.isClosed(), "is not who was meant");
        }
    }

    /** Rules are read again by and by. */
    private static void awaitAllowed(Page page) throws InterruptedException {
        while (!page.subscribe(STAFF).getString("type").equals("subscribed")) {
            Thread.sleep(200);
        }
    }

    /** As an operator brings a new one. */
    private static void write(String text) throws Exception {
        Path next = Files.writeString(rules.resolveSibling("rules.next"), text);
        Files.move(next, rules, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int disconnect(int node, String subscriber, String how) throws Exception {
        URI url =
                cluster.node(node)
                        .http()
                        .resolve("api/subscribers/" + subscriber + "/disconnect" + how);
        return Page.post(url.toString(), "", "Authorization", "Bearer " + ClusterNode.KEY)
                .statusCode();
    }
}
