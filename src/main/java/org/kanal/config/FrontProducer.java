package org.kanal.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.kanal.connection.ConnectionSettings;
import org.kanal.front.FrontSettings;
import org.kanal.identity.token.TokenSettings;
import org.kanal.rest.RestSettings;
import org.kanal.support.Part;
import org.kanal.support.SettingReader;

/** Gives the guard in front of the server its settings: much of it is a share of the memory. */
@Part
public class FrontProducer {

    /** Of the heap: bodies and messages that are not complete, each a few times what it counts. */
    private static final int BODIES_SHARE = 16;

    private static final int MESSAGES_SHARE = 32;

    /** Network connections beside the WebSockets: those of plain requests. */
    private static final int PLAIN_CONNECTIONS = 1_000;

    /** A connect command without a token. */
    private static final int FIRST_BYTES = 4_096;

    private static final int ANY = Integer.MAX_VALUE;

    private final Config config;

    @Inject
    FrontProducer(Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    FrontSettings front(ConnectionSettings connections, RestSettings rest, TokenSettings tokens) {
        SettingReader settings = new SettingReader(config);
        long heap = Runtime.getRuntime().maxMemory();
        long waiting = settings.large("kanal.http.max-waiting-bytes", () -> heap / BODIES_SHARE);
        return new FrontSettings(
                settings.yesOrNo("kanal.http.guard"),
                settings.whole("kanal.http.max-connections", () -> most(connections)),
                settings.duration("kanal.http.head-timeout"),
                settings.duration("kanal.http.body-pause"),
                settings.duration("kanal.http.body-timeout"),
                settings.whole(
                        "kanal.http.max-body-bytes",
                        () -> (int) Math.min(rest.maxBytes(), waiting)),
                settings.whole("kanal.http.max-form-bytes"),
                waiting,
                settings.whole(
                        "kanal.inbound.first-max-bytes",
                        () -> Math.max(FIRST_BYTES, TokenProducer.largestMessage(tokens))),
                settings.duration("kanal.inbound.message-timeout"),
                settings.large("kanal.inbound.max-partial-bytes", () -> heap / MESSAGES_SHARE));
    }

    private static int most(ConnectionSettings connections) {
        return connections.most() == 0 ? ANY : connections.most() + PLAIN_CONNECTIONS;
    }
}
