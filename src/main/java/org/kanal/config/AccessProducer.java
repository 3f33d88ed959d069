package org.kanal.config;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.kanal.gateway.DoorSettings;
import org.kanal.gateway.FailureSettings;
import org.kanal.gateway.TokenCheckSettings;
import org.kanal.identity.AdminRole;
import org.kanal.identity.ApiKeys;
import org.kanal.identity.ContainerLogin;
import org.kanal.identity.GuestRoles;
import org.kanal.identity.KnownRoles;
import org.kanal.identity.LoginSettings;
import org.kanal.identity.MoreRoles;
import org.kanal.identity.ResumeSecret;
import org.kanal.identity.token.TokenAuthenticator;
import org.kanal.identity.token.TokenSettings;
import org.kanal.permission.PermissionsSettings;
import org.kanal.permission.applications.Applications;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.rest.MetricsAccess;
import org.kanal.rest.PublisherRole;
import org.kanal.site.ApplicationOrigins;
import org.kanal.site.OriginRule;
import org.kanal.site.SiteSettings;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;

/** Gives the parts that decide who gets in and who may what their settings. */
@Part
public class AccessProducer {

    private final SettingReader settings;

    @Inject
    AccessProducer(@ServerConfig Config config) {
        settings = new SettingReader(config);
    }

    @Produces
    @Singleton
    AdminRole adminRole() {
        return AdminRole.from(settings);
    }

    @Produces
    @Singleton
    KnownRoles knownRoles(@Any Instance<MoreRoles> more) {
        return KnownRoles.from(settings, more);
    }

    @Produces
    @Singleton
    ContainerLogin containerLogin(
            AdminRole admin, KnownRoles known, GuestRoles guests, PermissionRules rules) {
        return new ContainerLogin(admin, known, guests, rules::groups);
    }

    @Produces
    @Singleton
    GuestRoles guestRoles(@Any Instance<MoreRoles> more) {
        return GuestRoles.of(more);
    }

    @Produces
    @Singleton
    LoginSettings logins() {
        return LoginSettings.from(settings);
    }

    @Produces
    @Singleton
    TokenSettings tokens(AdminRole admin) {
        return TokenSettings.from(settings, admin);
    }

    @Produces
    @Singleton
    TokenCheckSettings tokenChecks() {
        return TokenCheckSettings.from(settings);
    }

    @Produces
    @Singleton
    TokenAuthenticator authenticator(TokenSettings tokens) {
        return new TokenAuthenticator(tokens, Clock.systemUTC());
    }

    @Produces
    @Singleton
    DoorSettings door() {
        return DoorSettings.from(settings);
    }

    @Produces
    @Singleton
    FailureSettings failures() {
        return FailureSettings.from(settings);
    }

    @Produces
    @Singleton
    PublisherRole publisherRole() {
        return PublisherRole.from(settings);
    }

    @Produces
    @Singleton
    MetricsAccess metricsAccess() {
        return MetricsAccess.from(settings);
    }

    @Produces
    @Singleton
    ApiKeys apiKeys() {
        return ApiKeys.from(settings);
    }

    @Produces
    @Singleton
    ApplicationOrigins applicationOrigins() {
        return ApplicationOrigins.from(settings);
    }

    @Produces
    @Singleton
    Applications applications() {
        return Applications.from(settings);
    }

    @Produces
    @Singleton
    OriginRule allowedOrigins() {
        return OriginRule.from(settings);
    }

    @Produces
    @Singleton
    SiteSettings site() {
        return SiteSettings.from(settings);
    }

    @Produces
    @Singleton
    PermissionsSettings permissions() {
        return PermissionsSettings.from(settings);
    }

    @Produces
    @Singleton
    PermissionRules permissionRules(PermissionsSettings settings) {
        return new PermissionRules(settings);
    }

    @Produces
    @Singleton
    ResumeSecret resumeSecret() {
        return ResumeSecret.from(settings);
    }
}
