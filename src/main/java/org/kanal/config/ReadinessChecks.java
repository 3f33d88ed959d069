package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.history.ChannelLog;

/** What {@code /health/ready} asks: whether this server can publish, and is to go on serving. */
@ApplicationScoped
public class ReadinessChecks {

    /** Kept by the launcher: {@code starts}, {@code serves}, {@code stops}; missing without one. */
    static final String STATE = "kanal.launch.state";

    /** Nobody's: it is only asked where it stands. */
    private static final Channel PROBE = Channel.of("kanal");

    @Inject private Broker broker;
    @Inject private ChannelLog log;
    @Inject private ClusterWatch cluster;

    /** Down while publications do not arrive from the broker. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck brokerIsThere() {
        return check("kanal-broker", broker::isReachable);
    }

    /** Down while the log of channels does not answer. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck logAnswers() {
        return check("kanal-log", this::isLogThere);
    }

    /**
     * Down while there are fewer nodes than {@code kanal.cluster.min-members}; tells how many there
     * are, and how many of the others have a link to this node's broker.
     */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck clusterIsThere() {
        return () -> {
            ClusterWatch.State state = cluster.state();
            return HealthCheckResponse.named("kanal-cluster")
                    .status(log.nodes().addresses().isEmpty() || state.nodes() >= leastNodes())
                    .withData("nodes", state.nodes())
                    .withData("brokerLinks", state.links())
                    .build();
        };
    }

    /** Set by the launcher. */
    private static int leastNodes() {
        return Integer.getInteger("kanal.launch.cluster.least", 1);
    }

    /** Down until the launcher has seen the first page. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck serves() {
        return check("kanal-serving", () -> !"starts".equals(System.getProperty(STATE)));
    }

    /** Down from the moment that the server is told to stop. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck goesOn() {
        return check("kanal-draining", () -> !"stops".equals(System.getProperty(STATE)));
    }

    static HealthCheck check(String name, BooleanSupplier up) {
        return () -> HealthCheckResponse.named(name).status(up.getAsBoolean()).build();
    }

    private boolean isLogThere() {
        try {
            if (log.keeps(PROBE)) {
                log.head(PROBE);
            }
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }
}
