package org.kanal.config;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.kanal.api.InvalidInput;
import org.kanal.history.ChannelLog;
import org.kanal.history.HistorySettings;
import org.kanal.history.IdempotencyRecords;
import org.kanal.history.LogChanged;
import org.kanal.history.grid.HazelcastChannelLog;
import org.kanal.history.memory.MemoryChannelLog;
import org.kanal.history.memory.MemoryIdempotencyRecords;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;

/**
 * Puts the channel logs where {@code kanal.history.store} says: into this process's memory, or on
 * the data grid that Payara runs.
 */
@Part
public class HistoryProducer {

    static final String STORE_KEY = "kanal.history.store";
    static final String MEMORY = "memory";
    static final String GRID = "grid";

    /** The part of the history's budget that keys of repeats may take besides. */
    private static final int PART_FOR_RECORDS = 8;

    private final Config config;

    @Inject
    HistoryProducer(@ServerConfig Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    ChannelLog log(HistorySettings settings, Event<LogChanged> changes) {
        return isOnGrid(config)
                ? new HazelcastChannelLog(
                        DataGrid.ofPayara(),
                        settings,
                        Clock.systemUTC(),
                        () -> changes.fire(new LogChanged()))
                : new MemoryChannelLog(settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    IdempotencyRecords idempotencyRecords(HistorySettings settings) {
        return isOnGrid(config)
                ? DataGrid.records()
                : new MemoryIdempotencyRecords(
                        IdempotencyRecords.MEMORY, settings.maxBytes() / PART_FOR_RECORDS);
    }

    /** Asks for no class of ours: when the application is taken away, none is loaded any more. */
    static void close(@Disposes ChannelLog log) throws Exception {
        if (log instanceof AutoCloseable open) {
            open.close();
        }
    }

    /**
     * @throws InvalidInput if a value is not allowed
     */
    @Produces
    @Singleton
    HistorySettings settings() {
        isOnGrid(config);
        return HistorySettings.from(new SettingReader(config), MemoryBudget::forHistory);
    }

    /**
     * Whether the logs are on the data grid, where other nodes share them.
     *
     * @throws InvalidInput if the value is not allowed
     */
    static boolean isOnGrid(Config config) {
        return new SettingReader(config).oneOf(STORE_KEY, List.of(MEMORY, GRID)).equals(GRID);
    }
}
