package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.kanal.audit.AuditSettings;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.DrainSettings;
import org.kanal.connection.InboundSettings;
import org.kanal.facts.FactSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.InboundRate;
import org.kanal.gateway.NewChannelsSettings;
import org.kanal.gateway.RateSettings;
import org.kanal.hub.HubSettings;
import org.kanal.identity.AdminRole;
import org.kanal.identity.ClientAddress;
import org.kanal.identity.GuestRoles;
import org.kanal.identity.KnownRoles;
import org.kanal.identity.LoginSettings;
import org.kanal.identity.MoreRoles;
import org.kanal.identity.ResumeSecret;
import org.kanal.identity.token.TokenSettings;
import org.kanal.openmq.BrokerSettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.permission.PermissionsSettings;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.queue.TransactionLimits;
import org.kanal.rest.CallerAddress;
import org.kanal.rest.RestSettings;
import org.kanal.site.OriginRule;
import org.kanal.site.SiteSettings;
import org.kanal.support.SettingReader;

/** Gives each part its settings. */
@ApplicationScoped
public class SettingsProducer {

    private static final int WAITING_BYTES = 262_144;
    private static final String FRAME = "kanal.inbound.max-frame-bytes";

    @Inject private Config config;

    @Produces
    @Singleton
    AuditSettings audit() {
        return AuditSettings.from(settings());
    }

    @Produces
    @Singleton
    BrokerSettings broker() {
        return BrokerSettings.from(settings());
    }

    @Produces
    @Singleton
    PermissionsSettings permissions() {
        return PermissionsSettings.from(settings());
    }

    @Produces
    @Singleton
    PermissionRules permissionRules(PermissionsSettings settings) {
        return new PermissionRules(settings);
    }

    @Produces
    @Singleton
    HubSettings hub() {
        return HubSettings.from(settings());
    }

    @Produces
    @Singleton
    OutboxSettings outbox() {
        return OutboxSettings.from(settings());
    }

    @Produces
    @Singleton
    GatewaySettings gateway() {
        return GatewaySettings.from(settings());
    }

    @Produces
    @Singleton
    RateSettings rates() {
        return RateSettings.from(settings());
    }

    @Produces
    @Singleton
    NewChannelsSettings newChannels() {
        return NewChannelsSettings.from(settings());
    }

    @Produces
    @Singleton
    FactSettings facts() {
        return FactSettings.from(settings());
    }

    @Produces
    @Singleton
    TransactionLimits transactions() {
        return TransactionLimits.from(settings());
    }

    @Produces
    @Singleton
    ConnectionSettings connections() {
        return ConnectionSettings.from(settings());
    }

    @Produces
    @Singleton
    DrainSettings drain() {
        return DrainSettings.from(settings());
    }

    @Produces
    @Singleton
    SiteSettings site() {
        return SiteSettings.from(settings());
    }

    @Produces
    @Singleton
    LoginSettings logins() {
        return LoginSettings.from(settings());
    }

    @Produces
    @Singleton
    InboundSettings inbound(GatewaySettings gateway, TokenSettings tokens) {
        SettingReader settings = settings();
        int frame =
                settings.whole(
                        FRAME,
                        () ->
                                Math.max(
                                        InboundSettings.frameBytesFor(gateway.payloadMaxBytes()),
                                        TokenProducer.largestMessage(tokens)));
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
        return AdminRole.from(settings());
    }

    @Produces
    @Singleton
    OriginRule allowedOrigins() {
        return OriginRule.from(settings());
    }

    @Produces
    @Singleton
    InboundRate inboundRate(InboundSettings inbound) {
        return new InboundRate(inbound.framesPerSecond(), inbound.burst());
    }

    @Produces
    @Singleton
    RestSettings rest() {
        return RestSettings.from(settings());
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

    @Produces
    @Singleton
    GuestRoles guestRoles(@Any Instance<MoreRoles> more) {
        Set<String> names = new HashSet<>();
        more.forEach(roles -> names.addAll(roles.guests()));
        return new GuestRoles(names);
    }

    @Produces
    @Singleton
    ResumeSecret resumeSecret() {
        return ResumeSecret.from(settings());
    }

    private SettingReader settings() {
        return new SettingReader(config);
    }
}
