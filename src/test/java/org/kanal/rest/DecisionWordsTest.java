package org.kanal.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.gateway.PermissionQuestions;
import org.kanal.permission.Decision;

class DecisionWordsTest {

    private static final Subscriber ANN =
            new Subscriber("ann", SubscriberType.MEMBER, Set.of("staff", "buyers"));

    @Test
    void aDecisionIsToldWithItsReasonAndWhomItIsAbout() {
        assertEquals(
                "ann may read, not write, orders/42: rule /etc/rules:12 (1.50 ms)\n"
                        + "connected as member of buyers, staff\n",
                DecisionWords.of(why(true, ChannelPermissions.readOnly(), "rule /etc/rules:12")));
        assertEquals(
                "ann may neither read nor write orders/42: line 2 (1.50 ms)\n"
                        + "not connected: asked about as a member without groups\n",
                DecisionWords.of(why(false, ChannelPermissions.denied(), "line 2")));
        assertEquals(
                "ann is not let in now, since nobody decides, to orders/42: handler A (1.50 ms)",
                DecisionWords.of(why(false, ChannelPermissions.undecided(), "handler A"))
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whatWouldEndIsToldUpToALimitAndCounted() {
        PermissionQuestions.Ended end =
                new PermissionQuestions.Ended(
                        Channel.of("orders"),
                        ANN,
                        new Decision(ChannelPermissions.denied(), "line 3"));
        assertEquals(
                "ann, orders: line 3\nann, orders: line 3\n3 open subscriptions would end\n",
                DecisionWords.of(List.of(end, end, end), 2));
        assertEquals("0 open subscriptions would end\n", DecisionWords.of(List.of(), 2));
    }

    private static PermissionQuestions.Why why(
            boolean connected, ChannelPermissions may, String reason) {
        return new PermissionQuestions.Why(
                Channel.of("orders", "42"),
                ANN,
                connected,
                new Decision(may, reason),
                Duration.ofNanos(1_500_000));
    }
}
