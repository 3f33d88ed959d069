package org.kanal.config;

import com.hazelcast.core.HazelcastInstance;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.kanal.api.InvalidInput;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.cluster.grid.GridPeers;
import org.kanal.cluster.grid.GridSearch;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.grid.HazelcastIdempotencyRecords;
import org.kanal.support.ServerThreads;

/**
 * The data grid that Payara runs where it is told to. Its classes are needed only then: nothing
 * else in this package names them.
 */
final class DataGrid {

    private static final String NAME = "payara/Hazelcast";

    /** What other nodes told and no part of this one has heard yet, for each kind. */
    private static final long MOST_WAITING_BYTES = 32_000_000;

    private DataGrid() {}

    /**
     * @throws InvalidInput if this server runs none
     */
    static HazelcastInstance ofPayara() {
        try {
            if (new InitialContext().lookup(NAME) instanceof HazelcastInstance grid) {
                return grid;
            }
            throw missing("it is not enabled");
        } catch (NamingException e) {
            throw missing(e.toString());
        }
    }

    static IdempotencyRecords records() {
        return new HazelcastIdempotencyRecords(ofPayara(), IdempotencyRecords.MEMORY);
    }

    static GridSearch search() {
        return new GridSearch(ofPayara());
    }

    static Peers peers(ClusterSettings settings, ServerThreads threads) {
        HazelcastInstance grid = ofPayara();
        int members = grid.getCluster().getMembers().size();
        if (settings.secret().isEmpty() && members > 1) {
            throw new InvalidInput(
                    ClusterSettings.SECRET,
                    "is not set, and the data grid has "
                            + members
                            + " members; allowed: 16 characters or more, made at random, the same"
                            + " on all nodes");
        }
        return new GridPeers(
                grid,
                settings.secretOrRandom(),
                settings.nodeName(),
                threads,
                MOST_WAITING_BYTES,
                ReadinessChecks.leastNodes());
    }

    private static InvalidInput missing(String why) {
        return new InvalidInput(
                HistoryProducer.STORE_KEY,
                "'grid' needs Payara's data grid, and this server runs none ("
                        + why
                        + "); allowed here: memory");
    }
}
