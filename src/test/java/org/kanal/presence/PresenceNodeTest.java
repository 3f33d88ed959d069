package org.kanal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelOccupied;
import org.kanal.api.ChannelVacated;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.api.Payload;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.api.Unavailable;
import org.kanal.hub.TestTransport;
import org.kanal.hub.TestWriters;
import org.kanal.presence.PresenceSettings.Sizes;

/** Who is there, on one node. */
class PresenceNodeTest {

    private static final Channel CHAT = Channel.of("chat", "1");
    private static final Channel NEWS = Channel.of("news");
    private static final String RULES = "chat/*=members; news=counts";

    private final List<Object> facts = new ArrayList<>();
    private final TestTransport ann = new TestTransport();
    private long now = 1_000_000;
    private PresenceNode node = node(TestPresence.settings(RULES));

    @Test
    void whoWatchesIsToldWhoComesAndGoes() throws InterruptedException {
        Attendance anns = enter("ann", ann, true, Optional.empty());
        assertEquals(1, anns.occupancy());
        tick();
        Attendance bobs = enter("bob", "{\"name\":\"Bob\"}");
        tick();
        assertEquals(
                "{\"type\":\"presence\",\"channel\":{\"name\":\"chat\",\"resourceId\":\"1\"},"
                        + "\"joined\":[{\"id\":\"bob\",\"type\":\"MEMBER\",\"data\":{\"name\":\"Bob\"},"
                        + "\"since\":1000050}],\"updated\":[],\"left\":[],\"occupancy\":2}",
                ann.nextText());
        node.leave(bobs, LeaveReason.CLOSED);
        tick();
        assertTrue(
                ann.nextText()
                        .contains(
                                "\"left\":[{\"id\":\"bob\",\"reason\":\"CLOSED\"}],\"occupancy\":1"));
    }

    @Test
    void severalConnectionsOfOneAreOneMember() {
        Attendance first = enter("ann", null);
        Attendance second = enter("ann", null);
        assertEquals(1, second.occupancy());
        node.leave(first, LeaveReason.CLOSED);
        assertEquals(List.of("ann"), ids());
        node.leave(second, LeaveReason.CLOSED);
        node.leave(second, LeaveReason.CLOSED);
        assertEquals(List.of(), ids());
    }

    @Test
    void whoIsLostStaysForTheGraceUnlessItComesBack() {
        Attendance anns = enter("ann", null);
        Attendance bobs = enter("bob", null);
        node.leave(anns, LeaveReason.LOST);
        node.leave(bobs, LeaveReason.LOST);
        now += 14_900;
        tick();
        assertEquals(List.of("ann", "bob"), ids());
        enter("bob", null);
        tick();
        tick();
        assertEquals(List.of("bob"), ids());
        MemberLeft left = facts(MemberLeft.class).get(0);
        assertEquals("ann", left.member().id());
        assertEquals(LeaveReason.LOST, left.reason());
        assertEquals(1, facts(MemberLeft.class).size());
    }

    @Test
    void whoComesBackAndClosesLeavesAtOnce() {
        node.leave(enter("ann", null), LeaveReason.LOST);
        node.leave(enter("ann", null), LeaveReason.CLOSED);
        assertEquals(List.of(), ids());
    }

    @Test
    void whoClosesOnePageStaysForTheLostOther() {
        Attendance lost = enter("ann", null);
        Attendance closed = enter("ann", null);
        node.leave(lost, LeaveReason.LOST);
        node.leave(closed, LeaveReason.CLOSED);
        assertEquals(List.of("ann"), ids());
        now += 15_000;
        tick();
        assertEquals(List.of(), ids());
    }

    @Test
    void whoMayNotReadAnyMoreIsGoneAtOnce() {
        Attendance lost = enter("ann", null);
        Attendance open = enter("ann", null);
        node.leave(lost, LeaveReason.LOST);
        node.leave(open, LeaveReason.REVOKED);
        assertEquals(List.of(), ids());
        assertEquals(LeaveReason.REVOKED, facts(MemberLeft.class).get(0).reason());
    }

    @Test
    void whoComesAndGoesBetweenTwoTellingsIsNotTold() throws InterruptedException {
        enter("ann", ann, true, Optional.empty());
        tick();
        node.leave(enter("bob", null), LeaveReason.CLOSED);
        tick();
        enter("cid", null);
        tick();
        assertTrue(ann.nextText().contains("\"left\":[],\"occupancy\":2"));
    }

    @Test
    void whoSawSomebodyThatWasNotToldYetIsToldThatItLeft() throws InterruptedException {
        enter("ann", ann, true, Optional.empty());
        Attendance bobs = enter("bob", null);
        assertEquals(List.of("ann", "bob"), ids());
        node.leave(bobs, LeaveReason.CLOSED);
        tick();
        assertTrue(ann.nextText().contains("\"left\":[{\"id\":\"bob\""));
    }

    @Test
    void aChangeBeforeTheConfirmationDoesNotOvertakeIt() throws InterruptedException {
        Attendance anns =
                node.enter(CHAT, CHAT, who("ann"), TestWriters.outbox(ann), true, Optional.empty())
                        .orElseThrow();
        enter("bob", null);
        tick();
        node.start(anns);
        assertTrue(ann.nextText().endsWith("},\"occupancy\":2}"));
    }

    @Test
    void whatAMemberSaysIsTheLastThatItSaid() {
        Attendance anns = enter("ann", "1");
        node.update(anns, new Payload("2"));
        assertEquals(Optional.of(new Payload("2")), members().get(0).data());
        enter("ann", null);
        assertEquals(Optional.of(new Payload("2")), members().get(0).data());
        node.leave(anns, LeaveReason.CLOSED);
        node.update(anns, new Payload("3"));
        assertEquals(Optional.of(new Payload("2")), members().get(0).data());
    }

    @Test
    void aChannelThatCountsTellsOnlyHowMany() throws InterruptedException {
        Attendance anns =
                node.enter(NEWS, NEWS, who("ann"), TestWriters.outbox(ann), true, Optional.empty())
                        .orElseThrow();
        node.start(anns);
        tick();
        node.enter(
                NEWS,
                NEWS,
                who("bob"),
                TestWriters.outbox(new TestTransport()),
                false,
                Optional.of(new Payload("1")));
        tick();
        assertEquals(
                "{\"type\":\"presence\",\"channel\":{\"name\":\"news\"},\"occupancy\":2}",
                ann.nextText());
        node.show(
                NEWS,
                "",
                10,
                100_000,
                page -> assertEquals(new MembersPage(List.of(), 2, Optional.empty()), page));
    }

    @Test
    void otherChannelsTellNothing() {
        assertEquals(
                Optional.empty(),
                node.enter(
                        Channel.of("chat"),
                        CHAT,
                        who("ann"),
                        TestWriters.outbox(ann),
                        true,
                        Optional.empty()));
    }

    @Test
    void pagesBeginBehindAnIdAndSayWhereTheNextOneBegins() {
        IntStream.range(0, 25).forEach(i -> enter("m" + (10 + i), null));
        node.show(
                CHAT,
                "m19",
                10,
                100_000,
                page -> {
                    assertEquals("m20", page.members().get(0).id());
                    assertEquals(10, page.members().size());
                    assertEquals(Optional.of("m29"), page.next());
                    assertEquals(25, page.occupancy());
                });
        node.show(CHAT, "m29", 10, 100_000, page -> assertEquals(Optional.empty(), page.next()));
    }

    @Test
    void aPageHasNoMoreBytesThanAllowedButAtLeastOneMember() {
        IntStream.range(0, 5).forEach(i -> enter("m" + i, "\"" + "x".repeat(900) + "\""));
        node.show(CHAT, "", 10, 2_100, page -> assertEquals(2, page.members().size()));
        node.show(CHAT, "", 10, 1, page -> assertEquals(1, page.members().size()));
    }

    @Test
    void whereTooManyAreThereOnlyTheNumberIsTold() throws InterruptedException {
        node = node(TestPresence.settings(RULES, new Sizes(1_024, 1_000, 65_536, 2)));
        enter("ann", ann, true, Optional.empty());
        enter("bob", null);
        tick();
        assertTrue(ann.nextText().contains("joined"));
        enter("cid", null);
        tick();
        assertEquals(
                "{\"type\":\"presence\",\"channel\":{\"name\":\"chat\",\"resourceId\":\"1\"},"
                        + "\"occupancy\":3}",
                ann.nextText());
    }

    @Test
    void aBatchThatWouldBeTooLargeTellsOnlyTheNumber() throws InterruptedException {
        node = node(TestPresence.settings(RULES, new Sizes(1_024, 1_000, 65_536, 1_000)));
        enter("ann", ann, true, Optional.empty());
        IntStream.range(0, 70).forEach(i -> enter("m" + i, "\"" + "x".repeat(1_000) + "\""));
        tick();
        assertTrue(ann.nextText().endsWith("\"resourceId\":\"1\"},\"occupancy\":71}"));
    }

    @Test
    void noMoreConnectionsAreToldEachSecondThanAllowed() throws InterruptedException {
        node = node(ofPushes(10));
        List<TestTransport> watchers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            watchers.add(new TestTransport());
            enter("w" + i, watchers.get(i), true, Optional.empty());
        }
        for (int i = 0; i < 200; i++) {
            enter("m" + i, null);
            tick();
        }
        now += 10_000;
        tick();
        int told = 0;
        for (TestTransport watcher : watchers) {
            String text = "";
            while (!text.endsWith("\"occupancy\":220}")) {
                text = watcher.nextText();
                told++;
            }
        }
        assertTrue(told <= 150, "told " + told + " in ten seconds, of ten a second");
    }

    @Test
    void whoeverChangesAllTheTimeDrownsNobodyWhoIsTold() throws InterruptedException {
        List<Attendance> crowd = IntStream.range(0, 20).mapToObj(i -> enter("m" + i, "0")).toList();
        enter("ann", ann, true, Optional.empty());
        int seconds = 60;
        for (int i = 0; i < seconds * 20; i++) {
            Payload said = new Payload("\"" + i + "x".repeat(1_000) + "\"");
            crowd.forEach(one -> node.update(one, said));
            tick();
        }
        node.leave(crowd.get(0), LeaveReason.CLOSED);
        now += 60_000;
        tick();
        int bytes = 0;
        String text = "";
        while (!text.contains("\"left\":[{\"id\":\"m0\"")) {
            text = ann.nextText();
            bytes += text.length();
        }
        int allowed = 262_144 * 2 + 65_536 * seconds;
        assertTrue(bytes <= allowed, bytes + " bytes; allowed: " + allowed);
    }

    @Test
    void aLargeBatchCountsAsManySmallOnes() throws InterruptedException {
        node = node(ofPushes(100));
        List<TestTransport> watchers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            watchers.add(new TestTransport());
            enter("w" + i, watchers.get(i), true, Optional.empty());
        }
        node.tick();
        IntStream.range(0, 100).forEach(i -> enter("a" + i, "\"" + "x".repeat(900) + "\""));
        tick();
        // 100 KB to ten are 250 of 4 KB: of a hundred a second, 2.5 seconds.
        enter("early", null);
        now += 1_000;
        tick();
        enter("late", null);
        now += 1_500;
        tick();
        String text = watchers.get(0).nextText();
        while (!text.contains("\"id\":\"early\"")) {
            text = watchers.get(0).nextText();
        }
        assertTrue(text.contains("\"id\":\"late\""), text);
    }

    @Test
    void moreMembersThanThereIsMemoryForAreRefused() {
        PresenceSettings small =
                new PresenceSettings(
                        PresenceRule.parse(RULES),
                        TestPresence.settings("").grace(),
                        TestPresence.settings("").batch(),
                        new PresenceSettings.Pace(10, 65_536),
                        TestPresence.settings("").sizes(),
                        1 << 20,
                        TestPresence.CLUSTER);
        node = node(small);
        Attendance first = enter("m", null);
        Unavailable full =
                assertThrows(
                        Unavailable.class,
                        () -> IntStream.range(0, 10_000).forEach(i -> enter("m" + i, null)));
        assertTrue(full.getMessage().contains("kanal.presence.max-bytes"));
        node.leave(first, LeaveReason.CLOSED);
        enter("n", null);
    }

    @Test
    void observersHearOfEachOnceAndOfTheFirstAndTheLast() {
        Attendance anns = enter("ann", null);
        Attendance bobs = enter("bob", null);
        node.leave(anns, LeaveReason.CLOSED);
        node.leave(bobs, LeaveReason.CLOSED);
        assertEquals(
                List.of(
                        ChannelOccupied.class,
                        MemberJoined.class,
                        MemberJoined.class,
                        MemberLeft.class,
                        MemberLeft.class,
                        ChannelVacated.class),
                facts.stream().map(Object::getClass).toList());
        assertEquals(
                4,
                facts.stream()
                        .filter(fact -> fact instanceof MemberJoined || fact instanceof MemberLeft)
                        .map(
                                fact ->
                                        fact instanceof MemberJoined joined
                                                ? joined.eventId()
                                                : ((MemberLeft) fact).eventId())
                        .distinct()
                        .count());
    }

    @Test
    void aTimeOfDayThatIsSetBackHoldsNothingUp() throws InterruptedException {
        long[] timeOfDay = {now};
        node =
                TestPresence.node(
                        TestPresence.settings(RULES),
                        () -> now,
                        () -> timeOfDay[0],
                        (channel, fact) -> facts.add(fact));
        enter("ann", ann, true, Optional.empty());
        Attendance bobs = enter("bob", null);
        tick();
        assertTrue(ann.nextText().contains("\"id\":\"bob\""));
        timeOfDay[0] -= 900_000;
        node.leave(bobs, LeaveReason.LOST);
        now += 15_000;
        tick();
        assertTrue(ann.nextText().contains("\"reason\":\"LOST\""));
        assertEquals(List.of("ann"), ids());
        enter("carl", null);
        tick();
        assertTrue(ann.nextText().contains("\"since\":" + timeOfDay[0]));
    }

    private static PresenceSettings ofPushes(int perSecond) {
        return new PresenceSettings(
                PresenceRule.parse(RULES),
                TestPresence.settings("").grace(),
                TestPresence.settings("").batch(),
                new PresenceSettings.Pace(perSecond, 65_536),
                TestPresence.settings("").sizes(),
                64 << 20,
                TestPresence.CLUSTER);
    }

    private PresenceNode node(PresenceSettings settings) {
        return TestPresence.node(settings, () -> now, (channel, fact) -> facts.add(fact));
    }

    private void tick() {
        now += 50;
        node.tick();
    }

    private Attendance enter(String id, String data) {
        return enter(id, new TestTransport(), false, Optional.ofNullable(data).map(Payload::new));
    }

    private Attendance enter(
            String id, TestTransport transport, boolean isWatching, Optional<Payload> data) {
        Attendance attendance =
                node.enter(CHAT, CHAT, who(id), TestWriters.outbox(transport), isWatching, data)
                        .orElseThrow();
        node.start(attendance);
        return attendance;
    }

    private static Subscriber who(String id) {
        return new Subscriber(id, SubscriberType.MEMBER);
    }

    private List<String> ids() {
        return members().stream().map(Member::id).toList();
    }

    private List<Member> members() {
        List<Member> all = new ArrayList<>();
        node.show(CHAT, "", 1_000, 1 << 20, page -> all.addAll(page.members()));
        return all;
    }

    private <T> List<T> facts(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
