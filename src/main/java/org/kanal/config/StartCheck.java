package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.kanal.api.Channel;
import org.kanal.audit.AuditLog;
import org.kanal.audit.AuditSettings;
import org.kanal.broker.Broker;
import org.kanal.facts.Facts;
import org.kanal.gateway.Publishing;
import org.kanal.history.HistorySettings;
import org.kanal.hub.Hub;
import org.kanal.openmq.BrokerSettings;
import org.kanal.permission.Router;
import org.kanal.permission.applications.ApplicationPermissions;
import org.kanal.queue.PublishQueueReader;
import org.kanal.support.SettingReader;

/**
 * Reads all settings and reaches the broker when the application starts: what is wrong shows now,
 * in one line, and not at the first visitor.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StartCheck {

    private static final String OURS = "org.kanal.";

    private static final Logger LOG = System.getLogger(StartCheck.class.getName());

    /** What is as it should be stands in the log, and not on the console. */
    private static final Logger MEMORY = System.getLogger("kanal.memory");

    /**
     * Made now: the broker's threads, on which some are needed, cannot look up their resources, and
     * permissions that contradict each other are to show.
     */
    private static final List<Class<?>> AWAKE =
            List.of(Facts.class, Hub.class, Publishing.class, ApplicationPermissions.class);

    @Inject @Any private Instance<Object> beans;

    @PostConstruct
    void check() {
        try {
            readSettings();
            AuditLog.limit(beans.select(AuditSettings.class).get());
            tellMemory();
            beans.select(Broker.class).get().detach(Channel.of("kanal"));
            AWAKE.forEach(type -> wake(beans.select(type).get()));
            beans.select(Router.class).get().revision();
            beans.select(PublishQueueReader.class).get().start();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Kanal does not start: " + StartFailure.reason(e, this::brokerUrl));
            throw e;
        }
    }

    /** Makes whatever a producer of ours makes once, which is what comes of settings. */
    private void readSettings() {
        beans.handlesStream()
                .filter(handle -> isProduced(handle.getBean()))
                .forEach(Instance.Handle::get);
    }

    private static boolean isProduced(Bean<?> bean) {
        Class<?> producer = bean.getBeanClass();
        return bean.getScope() == jakarta.inject.Singleton.class
                && producer.getName().startsWith(OURS)
                && !bean.getTypes().contains(producer);
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
