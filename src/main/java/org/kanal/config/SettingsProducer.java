package org.kanal.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.kanal.audit.AuditSettings;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.DrainSettings;
import org.kanal.connection.InboundSettings;
import org.kanal.facts.FactSettings;
import org.kanal.front.FrontSettings;
import org.kanal.front.ShortWaySettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.InboundRate;
import org.kanal.gateway.NewChannelsSettings;
import org.kanal.gateway.RateSettings;
import org.kanal.hub.HubSettings;
import org.kanal.identity.ClientAddress;
import org.kanal.identity.token.TokenSettings;
import org.kanal.openmq.BrokerSettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.presence.PresenceSettings;
import org.kanal.queue.TransactionLimits;
import org.kanal.queue.openmq.DiskSettings;
import org.kanal.rest.ApiAddress;
import org.kanal.rest.CallerAddress;
import org.kanal.rest.RestSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;
import org.kanal.typed.AsyncApiSettings;

/** Gives each part its settings, and what comes of nothing else. */
@Part
public class SettingsProducer {

    private final SettingReader settings;

    @Inject
    SettingsProducer(@ServerConfig Config config) {
        settings = new SettingReader(config);
    }

    @Produces
    @Singleton
    AuditSettings audit() {
        return AuditSettings.from(settings);
    }

    @Produces
    @Singleton
    BrokerSettings broker() {
        return BrokerSettings.from(settings);
    }

    @Produces
    @Singleton
    HubSettings hub() {
        return HubSettings.from(settings);
    }

    @Produces
    @Singleton
    PresenceSettings presence() {
        return PresenceSettings.from(settings, MemoryBudget::forPresence);
    }

    @Produces
    @Singleton
    OutboxSettings outbox() {
        return OutboxSettings.from(settings);
    }

    @Produces
    @Singleton
    GatewaySettings gateway() {
        return GatewaySettings.from(settings);
    }

    @Produces
    @Singleton
    RateSettings rates() {
        return RateSettings.from(settings);
    }

    @Produces
    @Singleton
    NewChannelsSettings newChannels() {
        return NewChannelsSettings.from(settings);
    }

    @Produces
    @Singleton
    FactSettings facts() {
        return FactSettings.from(settings);
    }

    @Produces
    @Singleton
    DiskSettings disk() {
        return DiskSettings.from(settings);
    }

    @Produces
    @Singleton
    TransactionLimits transactions() {
        return TransactionLimits.from(settings);
    }

    @Produces
    @Singleton
    ConnectionSettings connections() {
        return ConnectionSettings.from(settings);
    }

    @Produces
    @Singleton
    DrainSettings drain() {
        return DrainSettings.from(settings);
    }

    @Produces
    @Singleton
    InboundSettings inbound(GatewaySettings gateway, TokenSettings tokens) {
        return InboundSettings.from(settings, gateway.payloadMaxBytes(), tokens.largestMessage());
    }

    @Produces
    @Singleton
    FrontSettings front(
            ConnectionSettings connections,
            RestSettings rest,
            GatewaySettings gateway,
            TokenSettings tokens) {
        return FrontSettings.from(
                settings,
                connections.most(),
                Math.max(rest.maxBytes(), gateway.payloadMaxBytes()),
                tokens.largestMessage());
    }

    @Produces
    @Singleton
    InboundRate inboundRate(InboundSettings inbound, RateSettings rates) {
        return InboundRate.of(inbound.framesPerSecond(), inbound.burst(), rates);
    }

    @Produces
    @Singleton
    AsyncApiSettings asyncApi() {
        return AsyncApiSettings.from(settings);
    }

    @Produces
    @Singleton
    RestSettings rest() {
        return RestSettings.from(settings);
    }

    @Produces
    @Singleton
    ApiAddress api() {
        return ApiAddress.from(settings);
    }

    @Produces
    @Singleton
    ShortWaySettings shortWay() {
        return ShortWaySettings.from(settings);
    }

    @Produces
    @Singleton
    CallerAddress callerAddress(ConnectionSettings connections) {
        ClientAddress address = new ClientAddress(connections.addressHeader());
        return request -> address.of(request).name();
    }
}
