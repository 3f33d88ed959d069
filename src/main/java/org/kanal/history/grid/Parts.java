package org.kanal.history.grid;

import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;

/** What is said of everything that is kept on the grid, for the case that it falls into parts. */
final class Parts {

    private static final int BATCH = 100;

    private Parts() {}

    /**
     * When they meet again, the smaller part's is forgotten: it would be of an epoch that is over.
     */
    static MergePolicyConfig notMerged() {
        return new MergePolicyConfig("DiscardMergePolicy", BATCH);
    }

    /** The name under which the grid refuses calls where it has too few members. */
    static Optional<String> protection(HazelcastInstance grid) {
        return MinMembers.isSet(grid) ? Optional.of(MinMembers.NAME) : Optional.empty();
    }
}
