package org.kanal.config;

import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.kanal.cluster.NameOfNodes;
import org.kanal.support.Part;
import org.kanal.support.ServerConfig;
import org.kanal.support.SettingReader;

/**
 * Nodes that a name shows only after this one has started ({@code kanal.cluster.dns}): the grid is
 * told where to look, and {@link ClusterWatch} links the brokers of those that it finds.
 */
@Part
public class LaterNodes {

    static final String KEY = "kanal.cluster.dns";

    private final Optional<NameOfNodes> name;

    @Inject
    LaterNodes(@ServerConfig Config config) {
        name =
                new SettingReader(config)
                        .optional(KEY)
                        .filter(given -> HistoryProducer.isOnGrid(config))
                        .map(NameOfNodes::new);
    }

    /** To be called every few seconds, by one thread that may wait for the name's server. */
    void look() {
        name.ifPresent(known -> DataGrid.search().at(known.addresses()));
    }
}
