package org.kanal.gateway;

import java.time.Duration;
import org.kanal.identity.ResumeSecret;
import org.kanal.identity.VisitorIds;
import org.kanal.support.Wired;

/** What clients can do, without a container. */
final class TestCommands {

    private TestCommands() {}

    static ClientCommands of(
            GatewaySettings settings, Subscribing subscribing, PagePublishing pages) {
        DoorSettings door = new DoorSettings(true, 10, 10, Duration.ofDays(1));
        Introductions introductions =
                Wired.wire(
                        new Introductions(),
                        settings,
                        door,
                        new InboundRate(50, 300),
                        Wired.wire(
                                new VisitorIds(),
                                ResumeSecret.of("sixteen-or-more-of-them", Duration.ofDays(1))),
                        new TokenChecks(),
                        Wired.wire(new Exclusions(), door),
                        new Rechecks());
        return Wired.wire(new ClientCommands(), new Clients(), introductions, subscribing, pages);
    }
}
