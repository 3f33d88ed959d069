package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.kanal.broker.BrokerSettings;
import org.kanal.channel.InvalidInput;
import org.kanal.demo.DemoSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.InboundRate;
import org.kanal.gateway.ResumeSecret;
import org.kanal.hub.HubSettings;
import org.kanal.hub.OverflowRule;
import org.kanal.permission.ChannelPermissions;
import org.kanal.permission.PermissionRules;
import org.kanal.permission.PermissionsSettings;
import org.kanal.rest.CallerAddress;
import org.kanal.rest.RestSettings;
import org.kanal.socket.ClientAddress;
import org.kanal.socket.ConnectionSettings;
import org.kanal.socket.KnownRoles;
import org.kanal.socket.SocketSettings;

/** Gives each part its settings. */
@ApplicationScoped
public class SettingsProducer {

    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LEAST_CHARACTERS = 16;
    private static final String RESUME_SECRET = "kanal.resume.secret";

    @Inject private Config config;

    @Produces
    @Singleton
    BrokerSettings broker() {
        Settings settings = settings();
        return new BrokerSettings(
                settings.text("kanal.broker.url"),
                settings.text("kanal.broker.user"),
                settings.text("kanal.broker.password"),
                settings.whole("kanal.broker.lanes"),
                settings.duration("kanal.broker.timeout"));
    }

    @Produces
    @Singleton
    PermissionsSettings permissions() {
        Settings settings = settings();
        String fallback = settings.oneOf("kanal.permissions.default", List.of("read", "deny"));
        return new PermissionsSettings(
                fallback.equals("deny")
                        ? ChannelPermissions.denied()
                        : ChannelPermissions.readOnly(),
                settings.duration("kanal.permissions.timeout"),
                settings.optional("kanal.permissions.file").map(Path::of));
    }

    @Produces
    @Singleton
    PermissionRules permissionRules(PermissionsSettings settings) {
        return new PermissionRules(settings);
    }

    @Produces
    @Singleton
    HubSettings hub() {
        Settings settings = settings();
        return new HubSettings(
                settings.whole("kanal.outbox.max-bytes"),
                OverflowRule.parse(settings.text(OverflowRule.KEY)),
                settings.whole("kanal.outbox.writers"),
                settings.duration("kanal.outbox.max-pause"),
                settings.duration("kanal.hub.linger"),
                settings.whole("kanal.hub.max-channels"));
    }

    @Produces
    @Singleton
    GatewaySettings gateway() {
        Settings settings = settings();
        return new GatewaySettings(
                settings.whole("kanal.payload.max-bytes"),
                settings.whole("kanal.connection.max-channels"),
                settings.duration("kanal.heartbeat"),
                settings.duration("kanal.publish.timeout"),
                settings.whole("kanal.publish.lanes"),
                settings.whole("kanal.publish.max-waiting"));
    }

    @Produces
    @Singleton
    ConnectionSettings connections() {
        Settings settings = settings();
        return new ConnectionSettings(
                settings.whole("kanal.connections.max"),
                settings.whole("kanal.connections.max-per-address"),
                settings.text("kanal.connections.address-header"),
                settings.yesOrNo("kanal.socket.direct"));
    }

    @Produces
    @Singleton
    SocketSettings socket() {
        Settings settings = settings();
        return new SocketSettings(
                Set.copyOf(settings.list("kanal.allowed-origins")),
                settings.whole("kanal.inbound.max-frame-bytes"),
                settings.whole("kanal.inbound.frames-per-second"),
                settings.whole("kanal.inbound.burst"),
                settings.whole("kanal.inbound.max-refused"),
                settings.whole("kanal.inbound.max-waiting-bytes"),
                settings.whole("kanal.inbound.max-unread-pongs"),
                settings.text("kanal.roles.admin"));
    }

    @Produces
    @Singleton
    InboundRate inboundRate(SocketSettings socket) {
        return new InboundRate(socket.framesPerSecond(), socket.burst());
    }

    @Produces
    @Singleton
    RestSettings rest() {
        Settings settings = settings();
        return new RestSettings(
                settings.whole("kanal.api.max-items"),
                settings.whole("kanal.api.max-bytes"),
                settings.whole("kanal.api.failures-burst"),
                settings.whole("kanal.api.failures-per-second"));
    }

    @Produces
    @Singleton
    CallerAddress callerAddress(ConnectionSettings connections) {
        return new ClientAddress(connections.addressHeader())::of;
    }

    @Produces
    @Singleton
    KnownRoles knownRoles() {
        return new KnownRoles(Set.copyOf(settings().list("kanal.roles.known")));
    }

    @Produces
    @Singleton
    DemoSettings demo() {
        Settings settings = settings();
        return new DemoSettings(
                settings.yesOrNo(DemoSettings.ON), settings.text("kanal.roles.admin"));
    }

    /**
     * Made up at each start unless it is given: then visitors get a new id after a restart.
     *
     * @throws InvalidInput if it could be guessed
     */
    @Produces
    @Singleton
    ResumeSecret resumeSecret() {
        return settings()
                .optional(RESUME_SECRET)
                .map(SettingsProducer::resumeSecret)
                .orElseGet(() -> new ResumeSecret(new SecureRandom().generateSeed(SECRET_BYTES)));
    }

    private static ResumeSecret resumeSecret(String secret) {
        if (secret.length() < SECRET_LEAST_CHARACTERS) {
            throw new InvalidInput(
                    RESUME_SECRET,
                    "has "
                            + secret.length()
                            + " characters; allowed: "
                            + SECRET_LEAST_CHARACTERS
                            + " or more");
        }
        return new ResumeSecret(secret.getBytes(StandardCharsets.UTF_8));
    }

    private Settings settings() {
        return new Settings(config);
    }
}
