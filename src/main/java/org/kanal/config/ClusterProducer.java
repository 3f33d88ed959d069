package org.kanal.config;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.kanal.cluster.Agreement;
import org.kanal.cluster.AlonePeers;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.ServerThreads;
import org.kanal.support.SettingReader;

/** The other nodes are those that share the log: on the data grid, or none. */
@Part
public class ClusterProducer {

    private final Config config;

    @Inject
    ClusterProducer(@ServerConfig Config config) {
        this.config = config;
    }

    @Produces
    @Singleton
    ClusterSettings settings() {
        return ClusterSettings.from(new SettingReader(config));
    }

    @Produces
    @Singleton
    Peers peers(ClusterSettings settings, ServerThreads threads) {
        return HistoryProducer.isOnGrid(config)
                ? DataGrid.peers(settings, threads)
                : new AlonePeers(settings.nodeName());
    }

    @Produces
    @Singleton
    Agreement agreement(Peers peers, ClusterSettings settings) {
        return new Agreement(
                peers,
                SharedSettings.of(new SettingReader(config), settings.secretOrRandom()),
                settings.maxClockSkew(),
                Clock.systemUTC());
    }

    /** Asks for no class of ours: when the application is taken away, none is loaded any more. */
    static void close(@Disposes Peers peers) throws Exception {
        if (peers instanceof AutoCloseable open) {
            open.close();
        }
    }
}
