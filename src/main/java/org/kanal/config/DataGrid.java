package org.kanal.config;

import com.hazelcast.core.HazelcastInstance;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.kanal.api.InvalidInput;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.cluster.grid.GridPeers;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.grid.HazelcastIdempotencyRecords;

/**
 * The data grid that Payara runs where it is told to. Its classes are needed only then: nothing
 * else in this package names them.
 */
final class DataGrid {

    private static final String NAME = "payara/Hazelcast";
    private static final String THREADS = "java:comp/DefaultManagedThreadFactory";

    /** What other nodes told and no part of this one has heard yet, for each kind. */
    private static final long MOST_WAITING_BYTES = 16_000_000;

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
        return new HazelcastIdempotencyRecords(
                ofPayara(), HazelcastIdempotencyRecords.DEFAULT_MEMORY);
    }

    static Peers peers(ClusterSettings settings) {
        return new GridPeers(
                ofPayara(),
                settings.secretOrRandom(),
                settings.nodeName(),
                containerThreads(),
                MOST_WAITING_BYTES);
    }

    /** Listeners call applications: they run on the container's threads. */
    private static ThreadFactory containerThreads() {
        try {
            return (ThreadFactory) new InitialContext().lookup(THREADS);
        } catch (NamingException e) {
            throw new IllegalStateException("this server makes no threads: " + THREADS, e);
        }
    }

    private static InvalidInput missing(String why) {
        return new InvalidInput(
                HistoryProducer.STORE_KEY,
                "'grid' needs Payara's data grid, and this server runs none ("
                        + why
                        + "); allowed here: memory");
    }
}
