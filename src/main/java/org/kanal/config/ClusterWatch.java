package org.kanal.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.kanal.broker.Broker;
import org.kanal.history.ChannelLog;
import org.kanal.support.SettingReader;

/**
 * Looks whether each node of the cluster has a link from its broker to this one's. Without one
 * nothing is lost, since the log is read every ten seconds, but what that node publishes comes
 * late, and nobody would notice.
 */
@ApplicationScoped
public class ClusterWatch {

    private static final Logger LOG = System.getLogger(ClusterWatch.class.getName());

    private static final Duration FAR_OFF = Duration.ofSeconds(10);

    /** A node that has just come has no link yet. */
    private static final int PATIENCE = 2;

    @Inject private Broker broker;
    @Inject private ChannelLog log;
    @Inject private Config config;

    private boolean isByName;
    private int looks;
    private boolean isTold;
    private boolean isClockTold;

    /** What is there now. */
    record State(int nodes, int links) {

        boolean isComplete() {
            return links >= nodes - 1;
        }
    }

    @PostConstruct
    void start() {
        isByName = new SettingReader(config).optional("kanal.cluster.dns").isPresent();
    }

    /** How many nodes there are, and how many others' brokers this one is linked with. */
    State state() {
        int nodes = Math.max(1, log.nodes().addresses().size());
        return new State(nodes, broker.links().orElse(nodes - 1));
    }

    /** To be called every few seconds, by one thread. */
    void look() {
        lookAtClock();
        lookAtLinks();
    }

    private void lookAtClock() {
        Duration ahead = log.nodes().clockAhead();
        boolean isFarOff = ahead.abs().compareTo(FAR_OFF) > 0;
        if (isFarOff && !isClockTold) {
            LOG.log(
                    Level.WARNING,
                    "This node''s clock is {0} s ahead of the cluster''s: messages that it keeps for"
                            + " other nodes expire at another time than they should. Set it by NTP",
                    ahead.toSeconds());
        }
        isClockTold = isFarOff;
    }

    private void lookAtLinks() {
        State state = state();
        if (state.isComplete()) {
            if (isTold) {
                LOG.log(
                        Level.INFO,
                        "All {0} nodes have a link to this node''s broker",
                        state.nodes());
            }
            looks = 0;
            isTold = false;
            return;
        }
        looks++;
        if (isByName) {
            broker.linkWith(List.copyOf(log.nodes().addresses()));
        }
        if (looks >= PATIENCE && !isTold) {
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
}
