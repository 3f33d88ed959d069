package org.kanal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.LeaveReason;
import org.kanal.api.Member;
import org.kanal.api.MemberJoined;
import org.kanal.api.MemberLeft;
import org.kanal.api.SubscriberType;
import org.kanal.presence.Announcer.Role;
import org.kanal.presence.PresenceEvents.Cause;

/** Which node tells the applications, and what another one tells in its place. */
class AnnouncerTest {

    private static final Channel CHAT = Channel.of("chat");

    private final List<String> told = new ArrayList<>();
    private final List<MemberLine> said = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private long now;
    private final Announcer self = new Announcer("self", () -> now, (channel, fact) -> tell(fact));

    @Test
    void theFirstTellsAndTheOthersDoNot() {
        joined("other", 1, "ann");
        self.become(Role.SECOND, Optional.of("self"));
        joined("other", 2, "bob");
        self.become(Role.NONE, Optional.of("third"));
        joined("other", 3, "cid");
        assertEquals(List.of("joined ann"), told);
    }

    @Test
    void theSecondTellsWhatTheFirstHadNotSaidToHaveToldBeforeItDied() {
        self.become(Role.SECOND, Optional.of("self"));
        joined("other", 1, "ann");
        joined("other", 2, "bob");
        left("other", 3, "ann", LeaveReason.CLOSED);
        self.hear(new MemberLine.Told("other", 2));
        self.become(Role.FIRST, Optional.empty());
        assertEquals(List.of("left ann CLOSED"), told);
    }

    @Test
    void ofOneMemberNothingIsForgottenBeforeWhatIsOlder() {
        self.become(Role.SECOND, Optional.of("self"));
        left("slow", 9, "ann", LeaveReason.CLOSED);
        joined("other", 1, "ann");
        self.hear(new MemberLine.Told("other", 1));
        self.become(Role.FIRST, Optional.empty());
        assertEquals(List.of("left ann CLOSED", "joined ann"), told);
    }

    @Test
    void theFirstTellsOfItsOwnMembersWhenTheSecondKnowsOfThem() {
        self.become(Role.FIRST, Optional.of("second"));
        joined("self", 5, "ann");
        joined("other", 1, "bob");
        assertEquals(List.of(), told);
        self.report(Map.of("self", 5L, "other", 1L), said::add);
        assertEquals(List.of(4L, 0L), numbersTold("self", "other"));
        self.hear("third", new MemberLine.Heard(5));
        assertEquals(List.of(), told);
        self.hear("second", new MemberLine.Heard(5));
        assertEquals(List.of("joined ann", "joined bob"), told);
    }

    @Test
    void theFirstDoesNotWaitForEverForASecondThatDoesNotAnswer() {
        self.become(Role.FIRST, Optional.of("second"));
        joined("self", 5, "ann");
        now += 20_000;
        self.drain();
        assertEquals(List.of("joined ann"), told);
    }

    @Test
    void aBurialThatTheFirstHasToldIsNotToldAgain() {
        self.become(Role.SECOND, Optional.of("self"));
        left("dead", 1, "ann", LeaveReason.NODE_DIED);
        self.hear(new MemberLine.Told("dead", 1));
        left("other", 1, "bob", LeaveReason.NODE_DIED);
        self.hear(new MemberLine.Buried("dead"));
        left("dead", 2, "cid", LeaveReason.NODE_DIED);
        self.become(Role.FIRST, Optional.empty());
        assertEquals(List.of("left bob NODE_DIED"), told);
    }

    @Test
    void whoWasToldToBeDeadAndIsNotJoinsAgainWithAnotherEvent() {
        joined("other", 1, "ann");
        left("other", 1, "ann", LeaveReason.NODE_DIED);
        self.become(Role.NONE, Optional.of("third"));
        joined("other", 1, "ann");
        assertEquals(List.of("joined ann", "left ann NODE_DIED", "joined ann again"), told);
    }

    @Test
    void whoseNodeComesAndGoesIsToldEachTimeWithAnotherId() {
        joined("other", 1, "ann");
        for (int i = 0; i < 2; i++) {
            left("other", 1, "ann", LeaveReason.NODE_DIED);
            joined("other", 1, "ann");
        }
        assertEquals(5, told.size());
        assertEquals(5, ids.size());
    }

    @Test
    void whoWasThereByAnotherNodeAndLeftWhileItsOwnWasAwayJoinsAgainWithAnotherEvent() {
        joined("other", 1, "ann");
        self.buried(CHAT, "ann", "other"); // is there by the third one
        left("third", 2, "ann", LeaveReason.CLOSED);
        joined("other", 1, "ann");
        assertEquals(List.of("joined ann", "left ann CLOSED", "joined ann again"), told);
        assertEquals(3, ids.size());
    }

    @Test
    void whoIsApartFromTheOthersTellsNothing() {
        self.become(Role.FIRST, Optional.of("second"));
        self.order(List.of("second", "third"), true);
        now += 10;
        left("third", 1, "ann", LeaveReason.NODE_DIED);
        assertEquals(List.of(), told, "the second one may be silent too");
        self.order(List.of(), false);
        self.become(Role.FIRST, Optional.empty());
        joined("self", 5, "bob");
        self.drain();
        assertEquals(List.of(), told);
        self.order(List.of("second", "third"), true);
        self.become(Role.NONE, Optional.of("third"));
        joined("third", 1, "ann");
        assertEquals(List.of(), told, "those tell what it did not");
    }

    @Test
    void whoIsGoneWithANodeIsToldWhenAllOthersHaveSpoken() {
        self.become(Role.FIRST, Optional.of("second"));
        self.order(List.of("second", "third"), true);
        now += 10;
        left("dead", 1, "ann", LeaveReason.NODE_DIED);
        now += 10;
        self.spoke("second");
        self.drain();
        assertEquals(List.of(), told);
        self.spoke("third");
        self.drain();
        assertEquals(List.of("left ann NODE_DIED"), told);
    }

    private void joined(String origin, long number, String id) {
        self.joined(CHAT, new Cause(origin, number, ""), member(id), 2);
    }

    private void left(String origin, long number, String id, LeaveReason reason) {
        String kind = reason == LeaveReason.NODE_DIED ? Cause.DEATH : "";
        if (reason == LeaveReason.NODE_DIED) {
            self.buried(CHAT, id, origin);
        }
        self.left(CHAT, new Cause(origin, number, kind), member(id), reason, 2);
    }

    private List<Long> numbersTold(String... origins) {
        return List.of(origins).stream()
                .flatMap(
                        origin ->
                                said.stream()
                                        .filter(
                                                line ->
                                                        line instanceof MemberLine.Told word
                                                                && word.origin().equals(origin))
                                        .map(line -> ((MemberLine.Told) line).number()))
                .toList();
    }

    private static Member member(String id) {
        return new Member(id, SubscriberType.MEMBER, Optional.empty(), Instant.EPOCH);
    }

    private void tell(Object fact) {
        if (fact instanceof MemberJoined joined) {
            ids.add("joined " + joined.eventId());
            boolean isAgain = joined.eventId().contains("back");
            told.add("joined " + joined.member().id() + (isAgain ? " again" : ""));
        } else if (fact instanceof MemberLeft left) {
            ids.add("left " + left.eventId());
            told.add("left " + left.member().id() + " " + left.reason());
        }
    }
}
