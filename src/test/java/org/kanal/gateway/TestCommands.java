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
        return Wired.wire(
                new ClientCommands(),
                settings,
                new InboundRate(50, 300),
                new Clients(),
                Wired.wire(
                        new VisitorIds(),
                        ResumeSecret.of("sixteen-or-more-of-them", Duration.ofDays(1))),
                subscribing,
                pages);
    }
}
