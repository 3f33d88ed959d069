package org.kanal.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.kanal.gateway.DoorSettings;
import org.kanal.identity.AdminRole;
import org.kanal.identity.token.TokenAuthenticator;
import org.kanal.identity.token.TokenSettings;
import org.kanal.rest.PublisherRole;
import org.kanal.support.Part;
import org.kanal.support.SettingReader;

/** Gives those who find out who somebody is their settings. */
@Part
public class TokenProducer {

    private static final String DEFAULT_ALGORITHM = "RS256";

    /** A token stands in a first message with little else. */
    private static final int ENVELOPE_BYTES = 1_024;

    private final Config config;

    @Inject
    TokenProducer(Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    TokenSettings tokens(AdminRole admin) {
        SettingReader settings = new SettingReader(config);
        return new TokenSettings(
                settings.optional("mp.jwt.verify.publickey"),
                settings.optional("mp.jwt.verify.publickey.location"),
                settings.optional("mp.jwt.verify.publickey.algorithm").orElse(DEFAULT_ALGORITHM),
                settings.optional("mp.jwt.verify.issuer"),
                Set.copyOf(settings.list("mp.jwt.verify.audiences")),
                seconds(settings, "mp.jwt.verify.clock.skew").orElse(Duration.ZERO),
                seconds(settings, "mp.jwt.verify.token.age"),
                settings.whole("kanal.jwt.max-bytes"),
                settings.text("kanal.jwt.channels-claim"),
                admin.name());
    }

    /** MicroProfile JWT counts in seconds. */
    private static Optional<Duration> seconds(SettingReader settings, String key) {
        return settings.optional(key).map(any -> Duration.ofSeconds(settings.whole(key)));
    }

    /**
     * Reads the key.
     *
     * @throws org.kanal.api.InvalidInput if tokens are to be taken and it cannot be read
     */
    @Produces
    @Singleton
    TokenAuthenticator authenticator(TokenSettings settings) {
        return new TokenAuthenticator(settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DoorSettings door() {
        SettingReader settings = new SettingReader(config);
        return new DoorSettings(
                settings.oneOf("kanal.visitors", List.of("allow", "deny")).equals("allow"),
                settings.whole("kanal.bans.max"),
                settings.whole("kanal.jwt.revoked-max"),
                settings.duration("kanal.jwt.revoked-for"));
    }

    @Produces
    @Singleton
    PublisherRole publisherRole() {
        return new PublisherRole(new SettingReader(config).text("kanal.roles.publisher"));
    }

    /** How large a message must be allowed to be that holds the largest token; 0 without any. */
    static int largestMessage(TokenSettings tokens) {
        return tokens.areTaken() ? tokens.maxBytes() + ENVELOPE_BYTES : 0;
    }
}
