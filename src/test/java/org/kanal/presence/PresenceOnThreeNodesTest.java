package org.kanal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.cluster.grid.TestPeers;
import org.kanal.history.TestGrid;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.support.DaemonThreads;
import org.kanal.support.NoFacts;

/** Presence on three members of a real data grid, in one process. */
class PresenceOnThreeNodesTest {

    private static final Channel CHAT = Channel.of("chat");
    private static final int NODES = 3;

    private final BlockingQueue<String> facts = new LinkedBlockingQueue<>();
    private final List<Attendances> nodes = new ArrayList<>();
    private TestPeers peers;

    @BeforeEach
    void start() {
        peers = TestPeers.start(NODES);
        for (int i = 0; i < NODES; i++) {
            nodes.add(
                    new Attendances(
                            TestPresence.settings("chat=members"),
                            new Observed(),
                            new DaemonThreads(),
                            peers.node(i)));
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(Attendances::stop);
        peers.close();
    }

    @Test
    void everyNodeKnowsWhoIsAtAnyAndTheMembersOfADeadOneLeaveWithinFiveSeconds()
            throws InterruptedException {
        TestTransport ann = new TestTransport();
        enter(0, "ann", ann, true);
        Attendance bobs = enter(1, "bob", new TestTransport(), false);
        enter(2, "cid", new TestTransport(), false);
        assertTrue(nodes.get(0).complete(CHAT).join());
        awaitText(ann, "\"occupancy\":3");
        assertEquals(List.of("ann", "bob", "cid"), ids(0));
        nodes.get(1).update(bobs, new Payload("\"here\""));
        awaitText(ann, "\"updated\":[{\"id\":\"bob\",\"type\":\"MEMBER\",\"data\":\"here\"");
        nodes.get(1).leave(bobs, LeaveReason.CLOSED);
        awaitText(ann, "\"left\":[{\"id\":\"bob\",\"reason\":\"CLOSED\"}],\"occupancy\":2");
        long start = System.nanoTime();
        peers.kill(2);
        awaitText(ann, "\"left\":[{\"id\":\"cid\",\"reason\":\"NODE_DIED\"}],\"occupancy\":1");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.toSeconds() < 5, took.toString());
        assertTrue(nodes.get(1).complete(CHAT).join());
        TestGrid.await(() -> ids(1).equals(List.of("ann")));
        awaitFacts("joined ann", "joined bob", "joined cid", "left bob", "left cid");
    }

    @Test
    void whoComesBackAtAnotherNodeBeforeItsOwnIsGivenUpWasThereAllTheTime()
            throws InterruptedException {
        TestTransport ann = new TestTransport();
        enter(0, "ann", ann, true);
        enter(2, "bob", new TestTransport(), false);
        awaitText(ann, "\"joined\":[{\"id\":\"bob\"");
        peers.kill(2);
        enter(1, "bob", new TestTransport(), false);
        awaitText(ann, "\"updated\":[{\"id\":\"bob\"");
        enter(1, "cid", new TestTransport(), false);
        awaitText(ann, "\"joined\":[{\"id\":\"cid\"");
        awaitFacts("joined ann", "joined bob", "joined cid");
        assertEquals(List.of("ann", "bob", "cid"), ids(0));
    }

    private Attendance enter(int node, String id, TestTransport transport, boolean isWatching) {
        Attendance attendance =
                nodes.get(node)
                        .enter(
                                CHAT,
                                CHAT,
                                new Subscriber(id, SubscriberType.MEMBER),
                                TestWriters.outbox(transport),
                                isWatching,
                                Optional.empty())
                        .orElseThrow();
        nodes.get(node).start(attendance);
        return attendance;
    }

    private List<String> ids(int node) {
        return nodes.get(node).page(CHAT, "", 100).members().stream().map(Member::id).toList();
    }

    /** Passes over what comes before. */
    private static void awaitText(TestTransport transport, String part)
            throws InterruptedException {
        String text = transport.nextText();
        while (!text.contains(part)) {
            text = transport.nextText();
        }
    }

    private void awaitFacts(String... expected) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        while (heard.size() < expected.length) {
            String next = facts.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "only " + heard);
            heard.add(next);
        }
        assertEquals(List.of(expected), heard.stream().sorted().toList());
    }

    /** An application that observes on all nodes. */
    private final class Observed extends NoFacts {
        @Override
        public boolean isObserved(Object fact) {
            return true;
        }

        @Override
        public void tell(Channel channel, Object fact) {
            if (fact instanceof MemberJoined joined) {
                facts.add("joined " + joined.member().id());
            } else if (fact instanceof MemberLeft left) {
                facts.add("left " + left.member().id());
            }
        }
    }
}
