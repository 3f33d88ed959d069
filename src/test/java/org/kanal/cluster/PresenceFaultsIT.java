package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kanal.it.Page;

/** Who is there, for pages that look while a node of three dies or is cut off. */
@Tag("cluster")
class PresenceFaultsIT {

    private static final System.Logger LOG = System.getLogger(PresenceFaultsIT.class.getName());

    /** Three times this are more than one page of the list. */
    private static final int MANY = 400;

    private static final int FEW = 5;

    /** A connection that is refused tells of a death: the cluster's 5 seconds, and time to read. */
    private static final Duration SOON = Duration.ofSeconds(8);

    /** A node that is silent has to be given up first. */
    private static final Duration LATER = Duration.ofSeconds(40);

    @RegisterExtension
    static final SharedCluster cluster =
            SharedCluster.of(
                    3,
                    2,
                    Map.of(
                            "kanal.presence.channels",
                            "chat/*=members;news=counts",
                            "kanal.connections.max-per-address",
                            "5000",
                            "kanal.inbound.frames-per-second",
                            "100000",
                            "kanal.replay.bytes-per-second",
                            "1000000000"));

    @Test
    void aListThatIsReadWhileANodeDiesAlwaysHasThoseOfTheOthersAndSoonNoneOfItsOwn()
            throws Exception {
        String chat = chat(1);
        try (Crowd zero = Crowd.at(cluster.node(0), chat, MANY);
                Crowd one = Crowd.at(cluster.node(1), chat, MANY);
                Crowd dead = Crowd.at(cluster.node(2), chat, MANY);
                MembersReader reader = new MembersReader(cluster.node(0), chat)) {
            Set<String> alive = together(zero.ids(), one.ids(), Set.of(reader.id()));
            Set<String> all = together(alive, dead.ids());
            reader.readUntil(all::equals, Set.of(), SOON);
            cluster.node(2).kill();
            long killed = System.nanoTime();
            reader.readUntil(alive::equals, alive, SOON);
            LOG.log(
                    Level.INFO,
                    "{0} members of a node that was killed had left after {1}; {2} lists read",
                    MANY,
                    Duration.ofNanos(System.nanoTime() - killed),
                    reader.lists());
            assertEquals(alive.size(), occupancyAt(cluster.node(1), "chat/resources/1"));
        } finally {
            cluster.node(2).begin().awaitServing();
        }
    }

    @Test
    void thoseOfANodeThatDiesAreToldToHaveLeftOnceAndNobodyElse() throws Exception {
        try (Crowd one = Crowd.at(cluster.node(1), chat(2), FEW);
                Crowd dead = Crowd.at(cluster.node(2), chat(2), FEW);
                Page here = Page.open(cluster.node(0).http().toURL());
                Page there = Page.open(cluster.node(1).http().toURL());
                Page counting = Page.open(cluster.node(0).http().toURL());
                Crowd readers = Crowd.at(cluster.node(2), "{\"name\":\"news\"}", FEW)) {
            assertEquals(FEW, readers.ids().size());
            watch(here, chat(2), 2 * FEW + 1);
            watch(there, chat(2), 2 * FEW + 2);
            watch(counting, "{\"name\":\"news\"}", FEW + 1);
            cluster.node(2).kill();
            awaitOccupancy(counting, 1);
            awaitOccupancy(here, FEW + 2);
            awaitOccupancy(there, FEW + 2);
            try (Crowd late = Crowd.at(cluster.node(1), chat(2), 1)) {
                // Whatever else would be told of the dead node has been told before this.
                List<String> left = leftUntilJoined(here, late.ids().iterator().next());
                assertEquals(List.copyOf(dead.ids()), left);
                assertEquals(left, leftUntilJoined(there, late.ids().iterator().next()));
                assertTrue(Collections.disjoint(left, one.ids()));
            }
        } finally {
            cluster.node(2).begin().awaitServing();
        }
    }

    @Test
    void whileANodeIsCutOffItsMembersAreGoneForTheOthersAndAfterItAllSeeAll() throws Exception {
        String chat = chat(3);
        try (Crowd zero = Crowd.at(cluster.node(0), chat, FEW);
                Crowd apart = Crowd.at(cluster.node(2), chat, FEW);
                MembersReader majority = new MembersReader(cluster.node(1), chat);
                MembersReader minority = new MembersReader(cluster.node(2), chat)) {
            Set<String> here = together(zero.ids(), Set.of(majority.id()));
            Set<String> all = together(here, apart.ids(), Set.of(minority.id()));
            majority.readUntil(all::equals, Set.of(), SOON);
            minority.readUntil(all::equals, Set.of(), SOON);
            cluster.machines().cut(2);
            majority.readUntil(here::equals, here, LATER);
            cluster.machines().heal();
            majority.readUntil(all::equals, here, LATER);
            minority.readUntil(all::equals, apart.ids(), LATER);
        }
    }

    private static String chat(int number) {
        return "{\"name\":\"chat\",\"resourceId\":\"" + number + "\"}";
    }

    @SafeVarargs
    private static Set<String> together(Set<String>... some) {
        Set<String> all = new TreeSet<>();
        for (Set<String> ids : some) {
            all.addAll(ids);
        }
        return all;
    }

    private static void watch(Page page, String channel, int occupancy) throws Exception {
        JsonObject answer =
                page.command("\"type\":\"subscribe\",\"presence\":true,\"channel\":" + channel);
        assertEquals("subscribed", answer.getString("type"), answer.toString());
        if (answer.getInt("occupancy") != occupancy) {
            awaitOccupancy(page, occupancy);
        }
    }

    /** It stays among those that came, to be looked at again. */
    private static void awaitOccupancy(Page page, int occupancy) throws InterruptedException {
        page.await(frame -> isPresence(frame) && frame.getInt("occupancy") == occupancy);
    }

    private static boolean isPresence(JsonObject frame) {
        return frame.getString("type").equals("presence");
    }

    /** Who was told to have left because the node died before that one joined, in order. */
    private static List<String> leftUntilJoined(Page page, String joined)
            throws InterruptedException {
        page.await(frame -> isPresence(frame) && ids(frame, "joined").contains(joined));
        List<String> left = new ArrayList<>();
        for (JsonObject frame : page.rest("presence")) {
            if (frame.containsKey("left")) {
                for (JsonObject member : frame.getJsonArray("left").getValuesAs(JsonObject.class)) {
                    assertEquals("NODE_DIED", member.getString("reason"));
                }
                left.addAll(ids(frame, "left"));
            }
        }
        Collections.sort(left);
        return left;
    }

    private static List<String> ids(JsonObject frame, String list) {
        return frame.containsKey(list)
                ? frame.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                        .map(member -> member.getString("id"))
                        .toList()
                : List.of();
    }

    private static int occupancyAt(ClusterNode node, String path) throws Exception {
        String url = node.http().resolve("api/channels/" + path + "/presence?limit=1").toString();
        String body = Page.get(url, "Authorization", "Bearer " + ClusterNode.KEY).body();
        return Integer.parseInt(body.replaceAll("(?s).*\"occupancy\":(\\d+).*", "$1"));
    }
}
