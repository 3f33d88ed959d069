package org.kanal.config;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.kanal.broker.Broker;
import org.kanal.history.ChannelLog;
import org.kanal.metrics.Gauge;
import org.kanal.metrics.Gauges;
import org.kanal.support.Clustered;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;

/**
 * Looks whether each node of the cluster has a link from its broker to this one's. Without one
 * nothing is lost, since the log is read every ten seconds, but what that node publishes comes
 * late, and nobody would notice.
 */
@Part
public class ClusterWatch {

    private static final Logger LOG = System.getLogger(ClusterWatch.class.getName());

    /** A node that has just come has no link yet. */
    private static final int PATIENCE = 2;

    private final Broker broker;
    private final ChannelLog log;
    private final boolean isByName;
    private int looks;
    private boolean isTold;

    /** What is there now. */
    record State(int nodes, int links) {

        int missing() {
            return Math.max(0, nodes - 1 - links);
        }

        boolean isComplete() {
            return missing() == 0;
        }
    }

    @Inject
    ClusterWatch(Broker broker, ChannelLog log, @ServerConfig Config config, Gauges gauges) {
        this.broker = broker;
        this.log = log;
        this.isByName = new SettingReader(config).optional(LaterNodes.KEY).isPresent();
        if (Clustered.by(new SettingReader(config))) {
            addTo(gauges);
        }
    }

    private void addTo(Gauges gauges) {
        gauges.add(
                new Gauge(
                        "kanal_cluster_members",
                        "How many nodes are there and answer, this one too.",
                        () -> state().nodes()));
        gauges.add(
                new Gauge(
                        "kanal_cluster_members_needed",
                        "With fewer nothing is published (kanal.cluster.min-members).",
                        ReadinessChecks::leastNodes));
        gauges.add(
                new Gauge(
                        "kanal_cluster_links",
                        "How many other nodes' brokers are linked with this node's.",
                        () -> state().links()));
        gauges.add(
                new Gauge(
                        "kanal_cluster_links_missing",
                        "What other nodes without a link publish comes seconds late.",
                        () -> state().missing()));
        gauges.add(
                new Gauge(
                        "kanal_cluster_splits",
                        "How often since its start this node was on the losing side of a split, or"
                                + " began new epochs for one.",
                        () -> log.nodes().splits()));
    }

    /** How many nodes there are, and how many others' brokers this one is linked with. */
    State state() {
        int nodes = Math.max(1, log.nodes().addresses().size());
        return new State(nodes, broker.links().orElse(nodes - 1));
    }

    /** To be called every few seconds, by one thread. */
    void look() {
        State state = state();
        if (state.isComplete()) {
            tellThatNoneIsMissing(state);
            looks = 0;
            return;
        }
        looks++;
        if (isByName) {
            broker.linkWith(List.copyOf(log.nodes().addresses()));
        }
        if (looks >= PATIENCE && !isTold) {
            tellThatSomeAreMissing(state);
        }
    }

    private void tellThatNoneIsMissing(State state) {
        if (isTold) {
            isTold = false;
            LOG.log(Level.INFO, "All {0} nodes have a link to this node''s broker", state.nodes());
        }
    }

    private void tellThatSomeAreMissing(State state) {
        isTold = true;
        LOG.log(
                Level.WARNING,
                "Only {0} of {1} other nodes have a link to this node''s broker: what the others"
                        + " publish comes some seconds late. See whether kanal.cluster.broker-port"
                        + " and the next port of each node can be reached from each other",
                state.links(),
                state.nodes() - 1);
    }
}
