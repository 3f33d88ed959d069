package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.kanal.broker.BrokerSettings;
import org.kanal.channel.InvalidInput;
import org.kanal.demo.DemoSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.ResumeSecret;
import org.kanal.hub.HubSettings;
import org.kanal.hub.OverflowRule;
import org.kanal.identity.LoginSettings;
import org.kanal.permission.ChannelPermissions;
import org.kanal.permission.PermissionRules;
import org.kanal.permission.PermissionsSettings;
import org.kanal.rest.RestSettings;
import org.kanal.site.SiteSettings;
import org.kanal.socket.ConnectionSettings;
import org.kanal.socket.KnownRoles;
import org.kanal.socket.SocketSettings;

/** Gives each part its settings. */
@ApplicationScoped
public class SettingsProducer {

    private static final int SECRET_BYTES = 32;

    @Inject private Config config;

    @Produces
    @Singleton
    BrokerSettings broker() {
        Settings settings = settings();
        return new BrokerSettings(
                settings.text("kanal.broker.url"),
                settings.text("kanal.broker.user"),
                settings.secret("kanal.broker.password"),
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
    SiteSettings site() {
        Settings settings = settings();
        return SiteSettings.of(
                settings.list("kanal.hosts"),
                settings.list("kanal.proxies"),
                settings.optional("kanal.http.address"));
    }

    @Produces
    @Singleton
    LoginSettings logins() {
        Settings settings = settings();
        return new LoginSettings(
                settings.oneOf("kanal.session.idle", List.of("end", "keep")).equals("end"),
                settings.duration("kanal.login.max-age"),
                settings.oneOf("kanal.session.secure", List.of("auto", "always")).equals("always"));
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
    RestSettings rest() {
        Settings settings = settings();
        return new RestSettings(
                settings.whole("kanal.api.max-items"), settings.whole("kanal.api.max-bytes"));
    }

    @Produces
    @Singleton
    KnownRoles knownRoles() {
        Set<String> names = new HashSet<>(settings().list("kanal.roles.known"));
        if (settings().yesOrNo(DemoSettings.ON)) {
            names.add(DemoSettings.ADMIN_ROLE);
        }
        return new KnownRoles(names);
    }

    @Produces
    @Singleton
    DemoSettings demo() {
        return new DemoSettings(settings().yesOrNo(DemoSettings.ON));
    }

    /**
     * Made up at each start unless it is given: then visitors get a new id after a restart.
     *
     * @throws InvalidInput if it could be guessed
     */
    @Produces
    @Singleton
    ResumeSecret resumeSecret() {
        Duration maxAge = settings().duration("kanal.resume.max-age");
        return Optional.of(settings().secret("kanal.resume.secret"))
                .filter(secret -> !secret.isEmpty())
                .map(secret -> ResumeSecret.of(secret, maxAge))
                .orElseGet(
                        () ->
                                new ResumeSecret(
                                        new SecureRandom().generateSeed(SECRET_BYTES), maxAge));
    }

    private Settings settings() {
        return new Settings(config);
    }
}
