package org.kanal.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.kanal.cluster.AlonePeers;
import org.kanal.cluster.ClusterSettings;
import org.kanal.cluster.Peers;
import org.kanal.support.SettingReader;

/** The other nodes are those that share the log: on the data grid, or none. */
@ApplicationScoped
public class ClusterProducer {

    @Inject private Config config;

    @Produces
    @Singleton
    ClusterSettings settings() {
        return ClusterSettings.from(new SettingReader(config));
    }

    @Produces
    @Singleton
    Peers peers(ClusterSettings settings) {
        return HistoryProducer.isOnGrid(config)
                ? DataGrid.peers(settings)
                : new AlonePeers(settings.nodeName());
    }

    /** Asks for no class of ours: when the application is taken away, none is loaded any more. */
    static void close(@Disposes Peers peers) throws Exception {
        if (peers instanceof AutoCloseable open) {
            open.close();
        }
    }
}
