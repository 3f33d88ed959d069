package org.kanal.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kanal.identity.ResumeSecret;
import org.kanal.identity.VisitorIds;
import org.kanal.identity.token.TokenAuthenticator;
import org.kanal.identity.token.TokenSettings;
import org.kanal.permission.Pools;
import org.kanal.support.DaemonThreads;

/** What clients can do, without a container, on a server that takes no tokens. */
final class TestCommands {

    private TestCommands() {}

    static ClientCommands of(
            GatewaySettings settings, Subscribing subscribing, PagePublishing pages) {
        return new ClientCommands(
                new Clients(),
                introductions(settings, subscribing),
                subscribing,
                pages,
                TestAttending.nowhere());
    }

    private static Introductions introductions(GatewaySettings settings, Subscribing subscribing) {
        DoorSettings door = new DoorSettings(true, 10, 10, Duration.ofDays(1));
        TokenSettings none =
                new TokenSettings(
                        Optional.empty(),
                        Optional.empty(),
                        "RS256",
                        Optional.empty(),
                        Set.of(),
                        Duration.ZERO,
                        Optional.empty(),
                        8_192,
                        "kanal_channels",
                        "admin");
        TokenAuthenticator tokens = new TokenAuthenticator(none, Clock.systemUTC());
        return new Introductions(
                settings,
                door,
                new InboundRate(50, 300),
                new VisitorIds(ResumeSecret.of("sixteen-or-more-of-them", Duration.ofDays(1))),
                new TokenChecks(
                        none,
                        new TokenCheckSettings(1, 100),
                        new FailureSettings(1, 1),
                        tokens,
                        new DaemonThreads()),
                new Exclusions(door),
                new Rechecks(
                        new Clients(), null, subscribing, new DaemonThreads(), Pools.settings()));
    }
}
