package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.ExcludeDefaultInterceptors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.config.Config;
import org.kanal.audit.AuditLog;
import org.kanal.audit.AuditSettings;
import org.kanal.cluster.Agreement;
import org.kanal.front.FrontSettings;
import org.kanal.gateway.GatewaySettings;
import org.kanal.history.HistorySettings;
import org.kanal.hub.HubSettings;
import org.kanal.openmq.BrokerSettings;
import org.kanal.outbox.OutboxSettings;
import org.kanal.presence.PresenceSettings;
import org.kanal.queue.TransactionLimits;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;
import org.kanal.support.Starting;

/**
 * Reads all settings and lets the parts make themselves when the application starts ({@link
 * Starting} has their order): what is wrong shows now, in one line, and not at the first visitor.
 */
@Singleton(name = StartCheck.NAME)
@ExcludeDefaultInterceptors
@Startup
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StartCheck {

    /** The name of this EJB, which others start after. */
    static final String NAME = "kanal-start-check";

    private static final String OURS = "org.kanal.";

    private static final Logger LOG = System.getLogger(StartCheck.class.getName());

    /** What is as it should be stands in the log, and not on the console. */
    private static final Logger MEMORY = System.getLogger("kanal.memory");

    @Inject @Any private Instance<Object> beans;
    @Inject private Event<Starting> starting;
    @Inject @ServerConfig private Config config;

    @Resource(lookup = "java:app/AppName")
    private String application;

    @PostConstruct
    void check() {
        try {
            OnlyOne.claim(application);
            readSettings();
            new PayloadRoom(setting(GatewaySettings.class).payloadMaxBytes())
                    .require(
                            setting(OutboxSettings.class),
                            setting(FrontSettings.class),
                            setting(TransactionLimits.class));
            AuditLog.limit(beans.select(AuditSettings.class).get());
            tellMemory();
            beans.select(Agreement.class).get().check();
            starting.fire(new Starting());
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

    /** Makes whatever a producer of ours makes once, which is what comes of settings. */
    private void readSettings() {
        beans.handlesStream()
                .filter(handle -> isProduced(handle.getBean()))
                .forEach(Instance.Handle::get);
    }

    private <T> T setting(Class<T> type) {
        return beans.select(type).get();
    }

    private static boolean isProduced(Bean<?> bean) {
        Class<?> producer = bean.getBeanClass();
        return bean.getScope() == jakarta.inject.Singleton.class
                && producer.getName().startsWith(OURS)
                && !bean.getTypes().contains(producer);
    }

    private void tellMemory() {
        PresenceSettings presence = beans.select(PresenceSettings.class).get();
        MemoryBudget budget =
                new MemoryBudget(
                        Runtime.getRuntime().maxMemory(),
                        beans.select(HistorySettings.class).get().maxBytes(),
                        new SettingReader(config).large("kanal.broker.max-bytes", () -> 0),
                        beans.select(OutboxSettings.class).get().totalBytes(),
                        beans.select(HubSettings.class).get().bytes(),
                        presence.rules().isEmpty() ? 0 : presence.maxBytes());
        if (budget.fits()) {
            MEMORY.log(Level.INFO, budget.line());
        } else {
            LOG.log(Level.WARNING, budget.warning());
        }
    }

    private String brokerUrl() {
        return beans.select(BrokerSettings.class).get().url();
    }
}
