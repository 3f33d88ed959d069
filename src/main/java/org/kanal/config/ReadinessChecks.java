package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;
import org.kanal.broker.Broker;
import org.kanal.history.ChannelLog;
import org.kanal.socket.tyrus.TyrusPart;
import org.kanal.socket.tyrus.TyrusParts;
import org.kanal.support.Part;

/** What {@code /health/ready} asks: whether this server can publish, and is to go on serving. */
@Part
public class ReadinessChecks {

    /** Kept by the launcher: {@code starts}, {@code serves}, {@code stops}; missing without one. */
    static final String STATE = "kanal.launch.state";

    private static final String SERVING = "kanal-serving";

    /** Nobody's: it is only asked where it stands. */
    private static final Channel PROBE = Channel.of("kanal");

    private final Provider<Broker> broker;
    private final Provider<ChannelLog> log;
    private final Provider<ClusterWatch> cluster;
    private final TyrusParts parts;

    /** Asks for them when it is asked: the container collects its checks before the start. */
    @Inject
    ReadinessChecks(
            Provider<Broker> broker,
            Provider<ChannelLog> log,
            Provider<ClusterWatch> cluster,
            TyrusParts parts) {
        this.broker = broker;
        this.log = log;
        this.cluster = cluster;
        this.parts = parts;
    }

    /** Down while publications do not arrive from the broker. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck brokerIsThere() {
        return check("kanal-broker", () -> broker.get().isReachable());
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
            ClusterWatch.State state = cluster.get().state();
            return HealthCheckResponse.named("kanal-cluster")
                    .status(
                            log.get().nodes().addresses().isEmpty()
                                    || state.nodes() >= leastNodes())
                    .withData("nodes", state.nodes())
                    .withData("brokerLinks", state.links())
                    .build();
        };
    }

    /** Set by the launcher. */
    static int leastNodes() {
        return Integer.getInteger("kanal.launch.cluster.least", 1);
    }

    /** Down until the launcher has seen the first page. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck serves() {
        return check(SERVING, () -> !isStarting());
    }

    /** The same for {@code /health/started}: Payara asks a check of one kind only. */
    @Produces
    @Startup
    @ApplicationScoped
    HealthCheck hasStarted() {
        return check(SERVING, () -> !isStarting());
    }

    private static boolean isStarting() {
        return "starts".equals(System.getProperty(STATE));
    }

    /** Down from the moment that the server is told to stop. */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck goesOn() {
        return check("kanal-draining", () -> !"stops".equals(System.getProperty(STATE)));
    }

    /**
     * Up in any case: it tells how this server is written to, and what of that is slower or less.
     */
    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck fastPath() {
        return () -> {
            HealthCheckResponseBuilder answer = HealthCheckResponse.named("kanal-fast-path").up();
            for (TyrusPart part : TyrusPart.values()) {
                answer.withData(
                        part.shownName(), parts.state(part).name().toLowerCase(Locale.ROOT));
            }
            return answer.build();
        };
    }

    static HealthCheck check(String name, BooleanSupplier up) {
        return () -> HealthCheckResponse.named(name).status(up.getAsBoolean()).build();
    }

    private boolean isLogThere() {
        try {
            if (log.get().keeps(PROBE)) {
                log.get().head(PROBE);
            }
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }
}
