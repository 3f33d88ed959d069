package org.kanal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.outbox.Outbox;
import org.kanal.presence.SimulatedCluster.Server;

/**
 * A thousand random joins, leaves, updates, lost connections, kills, splits and heals on a network
 * that delays, reorders and loses: when it is quiet, the picture on every node is the truth.
 */
class PresenceSimulationTest {

    private static final List<Channel> CHANNELS =
            List.of(Channel.of("a"), Channel.of("b"), Channel.of("c", "1"));
    private static final int SERVERS = 4;
    private static final int PEOPLE = 12;
    private static final int CROWD = 18;
    private static final int STEPS = 1_000;
    private static final long QUIET = 60_000;

    private final Outbox nobody = TestWriters.outbox(new TestTransport());

    /** An open connection's part, and what it said last. */
    private static final class Visit {
        private final Server server;
        private final Channel channel;
        private final String id;
        private final Attendance attendance;
        private String data;

        private Visit(
                Server server, Channel channel, String id, Attendance attendance, String data) {
            this.server = server;
            this.channel = channel;
            this.id = id;
            this.attendance = attendance;
            this.data = data;
        }
    }

    private final List<Visit> visits = new ArrayList<>();
    private Random random;
    private SimulatedCluster cluster;
    private long lastKill;
    private int said;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void afterKillsAndSplitsThePictureOnEveryNodeIsTheTruth(long seed) {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            step(true);
        }
        settle();
        assertPictures(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35})
    void acrossCrashesAnObserverInTheClusterHearsOfEachAtLeastOnceAndKnowsRepeats(long seed) {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            step(false);
        }
        settle();
        assertPictures(seed);
        for (Channel channel : CHANNELS) {
            assertEquals(
                    truth(channel).keySet(), observed(channel), "seed " + seed + " " + channel);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void withoutCrashesNothingIsToldTwice(long seed) {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            visit();
            cluster.run(random.nextInt(100));
        }
        settle();
        List<String> ids =
                cluster.facts.stream()
                        .map(PresenceSimulationTest::eventId)
                        .filter(id -> !id.isEmpty())
                        .toList();
        assertEquals(new HashSet<>(ids).size(), ids.size());
        assertTrue(ids.size() > STEPS / 10, ids.size() + " events");
        for (Channel channel : CHANNELS) {
            assertEquals(
                    truth(channel).keySet(), observed(channel), "seed " + seed + " " + channel);
        }
    }

    @Test
    void whoIsCutOffForAMomentIsNotGone() {
        begin(1);
        Server server = cluster.alive(0);
        server.node
                .enter(
                        CHANNELS.get(0),
                        CHANNELS.get(0),
                        new Subscriber("ann", SubscriberType.MEMBER),
                        nobody,
                        false,
                        Optional.empty())
                .orElseThrow();
        cluster.run(2_000);
        for (int i = 0; i < 20; i++) {
            cluster.split();
            cluster.run(1_000);
            cluster.heal();
            cluster.run(1_000);
        }
        assertEquals(1, cluster.facts.stream().filter(MemberJoined.class::isInstance).count());
        assertEquals(0, cluster.facts.stream().filter(MemberLeft.class::isInstance).count());
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65})
    void whereAMajorityIsRequiredAnObserverKnowsTheTruthWhoeverIsCutOff(long seed) {
        begin(seed, 3, 2);
        for (int step = 0; step < STEPS; step++) {
            int dice = random.nextInt(100);
            if (dice < 2) {
                cluster.heal();
                cluster.run(QUIET / 10);
                cluster.cutOff(random.nextInt(3));
            } else if (dice < 3) {
                cluster.heal();
            } else {
                visit();
            }
            cluster.run(random.nextInt(300));
        }
        settle();
        assertPictures(seed);
        for (Channel channel : CHANNELS) {
            assertEquals(truth(channel).keySet(), observed(channel), seed + " " + channel);
        }
    }

    private void begin(long seed) {
        begin(seed, SERVERS, 1);
    }

    private void begin(long seed, int servers, int least) {
        random = new Random(seed);
        cluster =
                new SimulatedCluster(
                        TestPresence.settings("*=members; */*=members"), random, servers, least);
        cluster.run(2_000);
    }

    private void step(boolean withSplits) {
        int dice = random.nextInt(100);
        if (dice < 3 && cluster.now() - lastKill > 8_000) {
            crash();
        } else if (dice < 5 && withSplits) {
            cluster.split();
        } else if (dice < 8 && withSplits) {
            cluster.heal();
        } else if (dice < 12) {
            restart();
        } else {
            visit();
        }
        cluster.run(random.nextInt(300));
    }

    /** Not a second one before the first is over: that may lose what applications are told. */
    private void crash() {
        int slot = random.nextInt(SERVERS);
        if (cluster.alive(slot) != null && cluster.alive().size() > 2) {
            lastKill = cluster.now();
            visits.removeIf(visit -> visit.server == cluster.alive(slot));
            cluster.kill(slot);
        }
    }

    private void restart() {
        for (int slot = 0; slot < SERVERS; slot++) {
            if (cluster.alive(slot) == null) {
                cluster.start(slot);
                return;
            }
        }
    }

    private void visit() {
        int dice = random.nextInt(10);
        if (visits.isEmpty() || dice < (visits.size() < CROWD ? 6 : 3)) {
            enter();
            return;
        }
        Visit visit = visits.get(random.nextInt(visits.size()));
        if (dice == 9) {
            visit.data = "\"" + ++said + "\"";
            visit.server.node.update(visit.attendance, new Payload(visit.data));
        } else {
            LeaveReason[] reasons = {LeaveReason.CLOSED, LeaveReason.LOST, LeaveReason.REVOKED};
            visit.server.node.leave(visit.attendance, reasons[random.nextInt(3)]);
            visits.remove(visit);
        }
    }

    private void enter() {
        List<Server> alive = cluster.alive();
        Server server = alive.get(random.nextInt(alive.size()));
        Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
        String id = "m" + random.nextInt(PEOPLE) + "\t\\";
        String data = "\"" + ++said + "\"";
        Attendance attendance =
                server.node
                        .enter(
                                channel,
                                channel,
                                new Subscriber(id, SubscriberType.MEMBER),
                                nobody,
                                random.nextInt(4) == 0,
                                Optional.of(new Payload(data)))
                        .orElseThrow();
        server.node.start(attendance);
        visits.add(new Visit(server, channel, id, attendance, data));
    }

    /** The network is whole, what is lost has had its time, and everybody wants to know. */
    private void settle() {
        cluster.heal();
        cluster.run(QUIET);
        for (Server server : cluster.alive()) {
            CHANNELS.forEach(server.node::complete);
        }
        cluster.run(10_000);
    }

    private void assertPictures(long seed) {
        for (Channel channel : CHANNELS) {
            Map<String, Set<String>> truth = truth(channel);
            for (Server server : cluster.alive()) {
                Map<String, String> picture = SimulatedCluster.picture(server, channel);
                String where = "seed " + seed + ", " + channel + " on " + server;
                assertEquals(truth.keySet(), picture.keySet(), where);
                assertEquals(truth.size(), server.node.occupancy(channel), where);
                picture.forEach(
                        (id, data) -> assertTrue(truth.get(id).contains(data), where + " " + id));
                assertEquals(
                        SimulatedCluster.picture(cluster.alive().get(0), channel), picture, where);
            }
        }
    }

    /** Who is there, and what its connections have said. */
    private Map<String, Set<String>> truth(Channel channel) {
        Map<String, Set<String>> truth = new TreeMap<>();
        visits.stream()
                .filter(visit -> visit.channel.equals(channel))
                .forEach(
                        visit ->
                                truth.computeIfAbsent(visit.id, any -> new TreeSet<>())
                                        .addAll(saidOn(visit)));
        return truth;
    }

    /** What a member says is the last word on its node, also of a connection that is gone. */
    private Set<String> saidOn(Visit visit) {
        Set<String> said = new TreeSet<>();
        visit.server.node.show(
                visit.channel,
                "",
                10_000,
                Integer.MAX_VALUE,
                page ->
                        page.members().stream()
                                .filter(member -> member.id().equals(visit.id))
                                .forEach(member -> said.add(member.data().orElseThrow().json())));
        said.add(visit.data);
        return said;
    }

    /** Who is there for an observer that keeps what it hears in one place. */
    private Set<String> observed(Channel channel) {
        Set<String> there = new TreeSet<>();
        Set<String> heard = new HashSet<>();
        for (Object fact : cluster.facts) {
            if (fact instanceof MemberJoined joined
                    && joined.channel().equals(channel)
                    && heard.add(joined.eventId())) {
                there.add(joined.member().id());
            } else if (fact instanceof MemberLeft left
                    && left.channel().equals(channel)
                    && heard.add(left.eventId())) {
                there.remove(left.member().id());
            }
        }
        return there;
    }

    private static String eventId(Object fact) {
        if (fact instanceof MemberJoined joined) {
            return "joined " + joined.eventId();
        }
        return fact instanceof MemberLeft left ? "left " + left.eventId() : "";
    }
}
