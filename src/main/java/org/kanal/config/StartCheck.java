package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.kanal.api.Channel;
import org.kanal.audit.AuditLog;
import org.kanal.audit.AuditSettings;
import org.kanal.broker.Broker;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.InboundSettings;
import org.kanal.facts.FactSettings;
import org.kanal.facts.Facts;
import org.kanal.front.FrontSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.gateway.NewChannelsSettings;
import org.kanal.gateway.Publishing;
import org.kanal.gateway.RateSettings;
import org.kanal.history.HistorySettings;
import org.kanal.hub.Hub;
import org.kanal.hub.HubSettings;
import org.kanal.identity.AdminRole;
import org.kanal.identity.ApiKeys;
import org.kanal.identity.KnownRoles;
import org.kanal.identity.LoginSettings;
import org.kanal.identity.ResumeSecret;
import org.kanal.openmq.BrokerSettings;
import org.kanal.permission.PermissionsSettings;
import org.kanal.permission.Router;
import org.kanal.permission.applications.ApplicationPermissions;
import org.kanal.permission.applications.Applications;
import org.kanal.permission.rules.PermissionRules;
import org.kanal.queue.PublishQueueReader;
import org.kanal.queue.TransactionLimits;
import org.kanal.rest.ApiParts;
import org.kanal.rest.RestSettings;
import org.kanal.site.ApplicationOrigins;
import org.kanal.site.OriginRule;
import org.kanal.site.SiteSettings;

/**
 * Reads all settings and reaches the broker when the application starts: what is wrong shows now,
 * in one line, and not at the first visitor.
 */
@Singleton(name = StartCheck.NAME)
@Startup
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StartCheck {

    /** The name of this EJB, which others start after. */
    static final String NAME = "kanal-start-check";

    private static final Logger LOG = System.getLogger(StartCheck.class.getName());

    /** What is as it should be stands in the log, and not on the console. */
    private static final Logger MEMORY = System.getLogger("kanal.memory");

    private static final List<Class<?>> SETTINGS =
            List.of(
                    AuditSettings.class,
                    BrokerSettings.class,
                    PermissionsSettings.class,
                    PermissionRules.class,
                    HistorySettings.class,
                    HubSettings.class,
                    GatewaySettings.class,
                    RateSettings.class,
                    NewChannelsSettings.class,
                    TransactionLimits.class,
                    FactSettings.class,
                    ResumeSecret.class,
                    SiteSettings.class,
                    LoginSettings.class,
                    ConnectionSettings.class,
                    InboundSettings.class,
                    AdminRole.class,
                    OriginRule.class,
                    RestSettings.class,
                    FrontSettings.class,
                    KnownRoles.class,
                    Applications.class,
                    ApplicationOrigins.class,
                    ApiKeys.class);

    /**
     * Made now: the broker's threads, on which some are needed, cannot look up their resources, and
     * permissions that contradict each other are to show.
     */
    private static final List<Class<?>> AWAKE =
            List.of(Facts.class, Hub.class, Publishing.class, ApplicationPermissions.class);

    @Inject private Instance<Object> beans;

    @Resource(lookup = "java:app/AppName")
    private String application;

    @PostConstruct
    void check() {
        try {
            OnlyOne.claim(application);
            SETTINGS.forEach(type -> beans.select(type).get());
            beans.select(ApiParts.class).forEach(StartCheck::wake);
            AuditLog.limit(beans.select(AuditSettings.class).get());
            tellMemory();
            beans.select(Broker.class).get().detach(Channel.of("kanal"));
            AWAKE.forEach(type -> wake(beans.select(type).get()));
            beans.select(Router.class).get().revision();
            beans.select(PublishQueueReader.class).get().start();
        } catch (RuntimeException e) {
            stop();
            LOG.log(
                    Level.ERROR,
                    "Kanal does not start: " + StartFailure.reason(e, this::brokerUrl));
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        OnlyOne.release(application);
    }

    private void tellMemory() {
        MemoryBudget budget =
                new MemoryBudget(
                        Runtime.getRuntime().maxMemory(),
                        beans.select(HistorySettings.class).get().maxBytes(),
                        new SettingReader(beans.select(Config.class).get())
                                .large("kanal.broker.max-bytes", () -> 0));
        if (budget.fits()) {
            MEMORY.log(Level.INFO, budget.line());
        } else {
            LOG.log(Level.WARNING, budget.warning());
        }
    }

    /** A bean is made when the first of its methods is called, and this is one. */
    private static void wake(Object bean) {
        LOG.log(Level.DEBUG, "Made " + bean);
    }

    private String brokerUrl() {
        return beans.select(BrokerSettings.class).get().url();
    }
}
