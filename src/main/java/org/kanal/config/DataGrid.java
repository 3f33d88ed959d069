package org.kanal.config;

import com.hazelcast.core.HazelcastInstance;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.kanal.api.InvalidInput;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.grid.HazelcastIdempotencyRecords;

/**
 * The data grid that Payara runs where it is told to. Its classes are needed only then: nothing
 * else in this package names them.
 */
final class DataGrid {

    private static final String NAME = "payara/Hazelcast";

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

    private static InvalidInput missing(String why) {
        return new InvalidInput(
                HistoryProducer.STORE_KEY,
                "'grid' needs Payara's data grid, and this server runs none ("
                        + why
                        + "); allowed here: memory");
    }
}
