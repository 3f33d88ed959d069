package org.kanal.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is asked for, by system properties.
 *
 * @param isSmoke whether two minutes are all that it may take ({@code -Dbench.smoke}): what is
 *     measured in turn, with few messages
 * @param peers other servers that are measured in turn ({@code -Dbench.peers} for all of {@link
 *     Peers}, or names with commas between them)
 * @param beside another {@code kanal-server.jar}, such as one of before a change, that is measured
 *     in turn ({@code -Dbench.beside=PATH})
 * @param only what is wanted instead of all ({@code -Dbench.only=}): {@code rates}, {@code
 *     channels}, or {@code none} for no such limit
 * @param cases of the table of rates ({@code -Dbench.cases=1000x20,1000xfull}); empty for its own
 * @param rounds how often each is measured ({@code -Dbench.rounds=3}); 0 for as often as is usual
 * @param cluster which of the measures of {@link ClusterBenchmark} are wanted instead of all others
 *     ({@code -Dbench.cluster=}); {@code none} for none
 * @param who which of the measures of {@link WhoBenchmark} are wanted instead of all others ({@code
 *     -Dbench.who=}); {@code none} for none
 */
record BenchOptions(
        boolean isSmoke,
        Set<String> peers,
        Optional<Path> beside,
        String only,
        List<RateCase> cases,
        int rounds,
        String cluster,
        String who) {

    private static final String NONE = "none";
    private static final String RATES = "rates";
    private static final String CHANNELS = "channels";
    private static final int ROUNDS = 5;
    private static final int FEW_ROUNDS = 3;
    private static final Set<String> PARTS = Set.of(NONE, RATES, CHANNELS);

    BenchOptions {
        if (rounds == 0) {
            rounds = isSmoke ? FEW_ROUNDS : ROUNDS;
        }
        if (!PARTS.contains(only)) {
            throw new IllegalArgumentException("bench.only is one of " + PARTS + ", not " + only);
        }
    }

    static BenchOptions given() {
        String beside = System.getProperty("bench.beside", NONE);
        String cases = System.getProperty("bench.cases", NONE);
        boolean isOnlyRates = isOn(System.getProperty("bench.rates", "false"));
        return new BenchOptions(
                isOn(System.getProperty("bench.smoke", "false")),
                peers(System.getProperty("bench.peers", "false")),
                beside.equals(NONE) ? Optional.empty() : Optional.of(Path.of(beside)),
                isOnlyRates ? RATES : System.getProperty("bench.only", NONE),
                cases.equals(NONE) ? List.of() : RateCase.listOf(cases),
                Integer.getInteger("bench.rounds", 0),
                System.getProperty("bench.cluster", NONE),
                System.getProperty("bench.who", NONE));
    }

    /** Which peers a value of {@code bench.peers} names. */
    static Set<String> peers(String value) {
        if (isOn(value)) {
            return Peers.names();
        }
        if (value.equals("false")) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(Arrays.asList(value.split(",")));
        if (!Peers.names().containsAll(names)) {
            throw new IllegalArgumentException(
                    "bench.peers names some of " + Peers.names() + ", not " + value);
        }
        return names;
    }

    boolean hasRates() {
        return !only.equals(CHANNELS);
    }

    boolean hasChannels() {
        return !only.equals(RATES);
    }

    /** Whether more is wanted than what is measured in turn. */
    boolean isComplete() {
        return !isSmoke && only.equals(NONE);
    }

    boolean isAboutClusters() {
        return !cluster.equals(NONE);
    }

    boolean isAboutWho() {
        return !who.equals(NONE);
    }

    private static boolean isOn(String value) {
        return value.isEmpty() || value.equals("true");
    }
}
