package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.audit.AuditSettings;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.InboundSettings;
import org.kanal.facts.FactSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.InboundRate;
import org.kanal.gateway.NewChannelsSettings;
import org.kanal.gateway.RateSettings;
import org.kanal.hub.HubSettings;
import org.kanal.identity.AdminRole;
import org.kanal.identity.ClientAddress;
import org.kanal.identity.KnownRoles;
import org.kanal.identity.LoginSettings;
import org.kanal.identity.MoreRoles;
import org.kanal.identity.ResumeSecret;
import org.kanal.openmq.BrokerSettings;
import org.kanal.outbox.OverflowRule;
import org.kanal.permission.PermissionsSettings;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.queue.TransactionLimits;
import org.kanal.rest.CallerAddress;
import org.kanal.rest.RestSettings;
import org.kanal.site.OriginRule;
import org.kanal.site.SiteSettings;

/** Gives each part its settings. */
@ApplicationScoped
public class SettingsProducer {

    private static final int SECRET_BYTES = 32;
    private static final int CONNECTIONS = 20_000;
    private static final int CONNECTIONS_PER_ADDRESS = 500;
    private static final int CONNECTION_BYTES = 40_960;
    private static final int WAITING_BYTES = 262_144;
    private static final String FRAME = "kanal.inbound.max-frame-bytes";

    @Inject private Config config;

    @Produces
    @Singleton
    AuditSettings audit() {
        SettingReader settings = settings();
        return new AuditSettings(
                settings.whole("kanal.audit.max-per-minute"),
                settings.whole("kanal.audit.max-per-address"));
    }

    @Produces
    @Singleton
    BrokerSettings broker() {
        SettingReader settings = settings();
        return new BrokerSettings(
                settings.text("kanal.broker.url"),
                settings.text("kanal.broker.user"),
                settings.secret("kanal.broker.password"),
                settings.whole("kanal.broker.lanes"),
                settings.duration("kanal.broker.timeout"),
                TopicSecret.from(settings));
    }

    @Produces
    @Singleton
    PermissionsSettings permissions() {
        SettingReader settings = settings();
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
        SettingReader settings = settings();
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
        SettingReader settings = settings();
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
    RateSettings rates() {
        SettingReader settings = settings();
        return new RateSettings(
                settings.whole("kanal.publish.subscriber-per-second"),
                settings.whole("kanal.publish.subscriber-burst"),
                settings.whole("kanal.replay.bytes-per-second"),
                settings.whole("kanal.replay.burst-bytes"),
                settings.whole("kanal.replay.address-bytes-per-second"),
                settings.whole("kanal.replay.address-burst-bytes"));
    }

    @Produces
    @Singleton
    NewChannelsSettings newChannels() {
        SettingReader settings = settings();
        return new NewChannelsSettings(
                settings.whole("kanal.new-channels.per-second"),
                settings.whole("kanal.new-channels.burst"),
                settings.whole("kanal.new-channels.address-per-second"),
                settings.whole("kanal.new-channels.address-burst"));
    }

    @Produces
    @Singleton
    FactSettings facts() {
        return new FactSettings(settings().whole("kanal.events.max-waiting"));
    }

    @Produces
    @Singleton
    TransactionLimits transactions() {
        SettingReader settings = settings();
        return new TransactionLimits(
                settings.whole("kanal.publish.transaction.max-messages"),
                settings.large("kanal.publish.transaction.max-bytes"));
    }

    @Produces
    @Singleton
    ConnectionSettings connections() {
        SettingReader settings = settings();
        String perAddress = "kanal.connections.max-per-address";
        return new ConnectionSettings(
                settings.whole("kanal.connections.max", SettingsProducer::connectionsInHeap),
                settings.whole(perAddress, () -> CONNECTIONS_PER_ADDRESS),
                settings.isAuto(perAddress),
                settings.text("kanal.connections.address-header"),
                settings.yesOrNo("kanal.socket.direct"));
    }

    @Produces
    @Singleton
    SiteSettings site() {
        SettingReader settings = settings();
        return SiteSettings.of(
                settings.list("kanal.hosts"),
                settings.list("kanal.proxies"),
                settings.optional("kanal.http.address"));
    }

    @Produces
    @Singleton
    LoginSettings logins() {
        SettingReader settings = settings();
        return new LoginSettings(
                settings.oneOf("kanal.session.idle", List.of("end", "keep")).equals("end"),
                settings.duration("kanal.login.max-age"),
                settings.oneOf("kanal.session.secure", List.of("auto", "always")).equals("always"));
    }

    @Produces
    @Singleton
    InboundSettings inbound(GatewaySettings gateway) {
        SettingReader settings = settings();
        int frame =
                settings.whole(
                        FRAME, () -> InboundSettings.frameBytesFor(gateway.payloadMaxBytes()));
        InboundSettings.refuseIfTooSmall(frame, gateway.payloadMaxBytes());
        return new InboundSettings(
                frame,
                settings.whole("kanal.inbound.frames-per-second"),
                settings.whole("kanal.inbound.burst"),
                settings.whole("kanal.inbound.max-refused"),
                settings.whole(
                        "kanal.inbound.max-waiting-bytes",
                        () -> Math.max(WAITING_BYTES, 2 * frame)),
                settings.whole("kanal.inbound.max-unread-pongs"));
    }

    @Produces
    @Singleton
    AdminRole adminRole() {
        return new AdminRole(settings().text("kanal.roles.admin"));
    }

    @Produces
    @Singleton
    OriginRule allowedOrigins() {
        return new OriginRule(Set.copyOf(settings().list("kanal.allowed-origins")));
    }

    @Produces
    @Singleton
    InboundRate inboundRate(InboundSettings inbound) {
        return new InboundRate(inbound.framesPerSecond(), inbound.burst());
    }

    @Produces
    @Singleton
    RestSettings rest() {
        SettingReader settings = settings();
        return new RestSettings(
                settings.whole("kanal.api.max-items"),
                settings.whole("kanal.api.max-bytes"),
                settings.whole("kanal.api.failures-burst"),
                settings.whole("kanal.api.failures-per-second"));
    }

    @Produces
    @Singleton
    CallerAddress callerAddress(ConnectionSettings connections) {
        ClientAddress address = new ClientAddress(connections.addressHeader());
        return request -> address.of(request).name();
    }

    @Produces
    @Singleton
    KnownRoles knownRoles(@Any Instance<MoreRoles> more) {
        return knownBeside(more);
    }

    KnownRoles knownBeside(Iterable<MoreRoles> more) {
        Set<String> names = new HashSet<>(settings().list("kanal.roles.known"));
        more.forEach(roles -> names.addAll(roles.names()));
        return new KnownRoles(names);
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

    /** Half of the heap may be theirs. */
    private static int connectionsInHeap() {
        long fit = Runtime.getRuntime().maxMemory() / 2 / CONNECTION_BYTES;
        return (int) Math.max(1, Math.min(CONNECTIONS, fit));
    }

    private SettingReader settings() {
        return new SettingReader(config);
    }
}
