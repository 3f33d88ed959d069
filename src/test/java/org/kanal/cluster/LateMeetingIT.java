package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kanal.it.Page;

/** Two nodes that list each other, and reach each other only when both serve already. */
@Tag("cluster")
class LateMeetingIT {

    private static final String NEWS = "{\"name\":\"news\"}";

    @TempDir Path files;

    private final List<ClusterNode> nodes = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private Namespaces machines;

    @BeforeEach
    void makeMachines() throws Exception {
        assumeTrue(Namespaces.isPossible(), "needs root, and ip of iproute2");
        machines = new Namespaces(2);
        machines.part(1);
    }

    @AfterEach
    void end() throws Exception {
        pages.forEach(Page::close);
        nodes.forEach(ClusterNode::close);
        if (machines != null) {
            machines.close();
        }
    }

    @Test
    void theyBecomeOneAndWhoIsAtTheOneThatGivesUpWhatItHasIsTold() throws Exception {
        start(TestCluster.SECRET, TestCluster.SECRET);
        publish();
        machines.heal();
        for (ClusterNode node : nodes) {
            node.awaitNodes(2);
        }
        publish();
        int told = 0;
        for (Page page : pages) {
            awaitOneOfEach(page);
            told += page.rest("subscribed").size();
        }
        assertEquals(1, told);
    }

    @Test
    void ofTwoWithDifferentSecretsEachGoesOnByItselfAndSaysWhatItDrops() throws Exception {
        start(TestCluster.SECRET, TestCluster.SECRET + "!");
        machines.heal();
        while (!dropped(0) || !dropped(1)) { // their brokers ask for no secret
            publish();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        for (int node = 0; node < 2; node++) {
            assertTrue(nodes.get(node).health().startsWith("{\"status\":\"UP\""));
            String own = "\"from " + node + "\"";
            for (JsonObject message : pages.get(node).rest("message")) {
                assertEquals(own, message.get("payload").toString());
            }
            assertEquals(List.of(), pages.get(node).rest("subscribed"));
        }
    }

    private boolean dropped(int node) throws Exception {
        return nodes.get(node).log().contains("is not signed by this installation");
    }

    /** Before they met each page had what its own node published. */
    private static void awaitOneOfEach(Page page) throws InterruptedException {
        page.await(message -> message.toString().contains("from 0"));
        page.await(message -> message.toString().contains("from 1"));
    }

    private void start(String... secrets) throws Exception {
        for (int node = 0; node < 2; node++) {
            Map<String, String> settings = TestCluster.settings(machines, 2, 1);
            settings.put("kanal.cluster.secret", secrets[node]);
            Path data = files.resolve("node" + node);
            String host = machines.clientAddress(node);
            nodes.add(new ClusterNode(machines.in(node), host, 8080, data, settings).begin());
        }
        for (ClusterNode node : nodes) {
            node.awaitServing();
            Page page = Page.open(node.http().toURL());
            pages.add(page);
            assertEquals("subscribed", page.subscribe(NEWS).getString("type"));
        }
    }

    /** At each of them one message. */
    private void publish() throws Exception {
        for (int node = 0; node < 2; node++) {
            String url = nodes.get(node).http().resolve("api/channels/news/messages").toString();
            String key = "Bearer " + ClusterNode.KEY;
            String body = "\"from " + node + "\"";
            assertEquals(202, Page.post(url, body, "Authorization", key).statusCode());
        }
    }
}
