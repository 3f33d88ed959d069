package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.channel.ChannelPattern;
import org.kanal.identity.ChannelGrants;

class ClaimedChannelsTest {

    private static final Channel ORDER = Channel.of("orders", "42");
    private static final String REASON = "claim kanal_channels";

    private final ClaimedChannels claim = new ClaimedChannels("kanal_channels");

    @Test
    void whatATokenNamesIsOpenWhateverComesNext() {
        Decision decision = decide(grants("orders/42", ""), ChannelPermissions.denied());
        assertEquals(new Decision(ChannelPermissions.readOnly(), REASON), decision);
    }

    @Test
    void whatATokenDoesNotNameIsLeftToWhoComesNext() {
        Decision decision = decide(grants("orders/43", "chat"), ChannelPermissions.readWrite());
        assertEquals(new Decision(ChannelPermissions.readWrite(), "next"), decision);
    }

    @Test
    void aTokenTakesNothingAway() {
        Decision decision = decide(grants("orders/*", ""), ChannelPermissions.readWrite());
        assertEquals(new Decision(ChannelPermissions.readWrite(), REASON + " and next"), decision);
    }

    @Test
    void whoeverMayOnlyWriteByItsTokenIsToldThatReadingCouldNotBeDecided() {
        Decision decision = decide(grants("", "orders/42"), ChannelPermissions.undecided());
        assertEquals(new ChannelPermissions(false, true, 503), decision.permissions());
    }

    @Test
    void nobodyIsAskedWhereTheTokenGrantsAll() {
        Decision decision =
                claim.decide(
                                grants("orders/42", "orders/42"),
                                ORDER,
                                () -> {
                                    throw new AssertionError("asked");
                                })
                        .join();
        assertTrue(decision.permissions().write());
    }

    private Decision decide(ChannelGrants grants, ChannelPermissions next) {
        return claim.decide(
                        grants,
                        ORDER,
                        () -> CompletableFuture.completedFuture(new Decision(next, "next")))
                .join();
    }

    private static ChannelGrants grants(String read, String write) {
        return new ChannelGrants(patterns(read), patterns(write));
    }

    private static List<ChannelPattern> patterns(String text) {
        return text.isEmpty() ? List.of() : List.of(ChannelPattern.of("test", text));
    }
}
