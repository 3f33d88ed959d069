package org.kanal.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run is asked for, by system properties.
 *
 * @param isSmoke whether two minutes are all that it may take ({@code -Dbench.smoke}): the table of
 *     rates, with few messages
 * @param withPeers whether other servers that are installed are measured in turn ({@code
 *     -Dbench.peers})
 * @param beside another {@code kanal-server.jar}, such as one of before a change, that is measured
 *     in turn ({@code -Dbench.beside=PATH})
 * @param onlyRates whether the table of rates is all that is wanted ({@code -Dbench.rates})
 * @param cluster which of the measures of {@link ClusterBenchmark} are wanted instead of all others
 *     ({@code -Dbench.cluster=}); {@code none} for none
 * @param who which of the measures of {@link WhoBenchmark} are wanted instead of all others ({@code
 *     -Dbench.who=}); {@code none} for none
 */
record BenchOptions(
        boolean isSmoke,
        boolean withPeers,
        Optional<Path> beside,
        boolean onlyRates,
        String cluster,
        String who) {

    private static final String NONE = "none";

    static BenchOptions given() {
        String beside = System.getProperty("bench.beside", NONE);
        return new BenchOptions(
                isOn("bench.smoke"),
                isOn("bench.peers"),
                beside.equals(NONE) ? Optional.empty() : Optional.of(Path.of(beside)),
                isOn("bench.rates"),
                System.getProperty("bench.cluster", NONE),
                System.getProperty("bench.who", NONE));
    }

    boolean isAboutClusters() {
        return !cluster.equals(NONE);
    }

    boolean isAboutWho() {
        return !who.equals(NONE);
    }

    int rounds() {
        return isSmoke ? 3 : 5;
    }

    private static boolean isOn(String name) {
        String value = System.getProperty(name, "false");
        return value.isEmpty() || value.equals("true");
    }
}
