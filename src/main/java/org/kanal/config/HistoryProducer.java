package org.kanal.config;

import com.hazelcast.core.HazelcastInstance;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.kanal.history.HazelcastChannelLog;
import org.kanal.history.HazelcastIdempotencyRecords;
import org.kanal.history.HistoryRules;
import org.kanal.history.HistorySettings;
import org.kanal.history.IdempotencyRecords;

/** Puts the channel logs on the data grid that Payara runs. */
@ApplicationScoped
public class HistoryProducer {

    @Inject private Config config;

    @Resource(lookup = "payara/Hazelcast")
    private HazelcastInstance grid;

    @Produces
    @Singleton
    HazelcastChannelLog log(HistorySettings settings) {
        return new HazelcastChannelLog(grid, settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    IdempotencyRecords idempotencyRecords() {
        return new HazelcastIdempotencyRecords(grid, HazelcastIdempotencyRecords.DEFAULT_MEMORY);
    }

    void close(@Disposes HazelcastChannelLog log) {
        log.close();
    }

    @Produces
    @Singleton
    HistorySettings settings() {
        Settings settings = new Settings(config);
        Duration ttl = settings.duration(HistorySettings.TTL_KEY);
        return new HistorySettings(
                settings.whole(HistorySettings.SIZE_KEY),
                ttl,
                HistoryRules.parse(settings.text(HistorySettings.RULES_KEY), ttl),
                settings.large(HistorySettings.MAX_BYTES_KEY));
    }
}
