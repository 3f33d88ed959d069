package org.kanal.history.grid;

import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import org.kanal.api.Unavailable;

/**
 * How many members there must be for logs and keys to be read and written: what the grid's
 * configuration says under {@link #NAME}, else 1.
 */
final class MinMembers {

    /** In server-config/cluster-grid.xml. */
    static final String NAME = "kanal.min-members";

    private final int least;
    private volatile int most;

    private MinMembers(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static MinMembers of(HazelcastInstance grid) {
        int listed =
                grid.getConfig().getNetworkConfig().getJoin().getTcpIpConfig().getMembers().size();
        return new MinMembers(isSet(grid) ? protection(grid).getMinimumClusterSize() : 1, listed);
    }

    /** Whether the grid itself refuses what is configured by that name when it is too small. */
    static boolean isSet(HazelcastInstance grid) {
        SplitBrainProtectionConfig protection = protection(grid);
        return protection != null && protection.isEnabled();
    }

    private static SplitBrainProtectionConfig protection(HazelcastInstance grid) {
        return grid.getConfig().getSplitBrainProtectionConfigs().get(NAME);
    }

    /**
     * @throws Unavailable if that is too few
     */
    void require(int there) {
        if (there < least) {
            throw new Unavailable(
                    "only %d of at least %d nodes of the cluster are here (kanal.cluster.min-members)"
                            .formatted(there, least));
        }
    }

    /** There were so many at once. */
    synchronized void saw(int members) {
        most = Math.max(most, members);
    }

    /** Whether each part has enough if the members fall into two. */
    boolean canBothPartsGoOn() {
        return 2 * least <= most;
    }
}
