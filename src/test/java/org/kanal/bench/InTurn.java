package org.kanal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kanal, what it is to be compared with, and peers, measured in turn. */
final class InTurn {

    private static final int WARM_UP_ROUNDS = 3;

    /**
     * Room for 100,000 channels, and as many new ones from one address as it likes: all subscribers
     * have the same.
     */
    private static final String[] MANY_CHANNELS = {
        "-Dkanal.hub.max-channels=200000", "-Dkanal.new-channels.address-per-second=0"
    };

    private final Path jar;
    private final Path sources;
    private final Path work;
    private final BenchOptions options;

    /**
     * @param jar the server
     * @param sources what peers need, each in a folder of its name
     * @param work for what servers write
     */
    InTurn(Path jar, Path sources, Path work, BenchOptions options) {
        this.jar = jar;
        this.sources = sources;
        this.work = work;
        this.options = options;
    }

    void measure(Report report) throws Exception {
        List<AutoCloseable> open = new ArrayList<>();
        try {
            List<Contender> contenders = start(open);
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                for (Contender contender : contenders) {
                    contender.warmUp();
                }
            }
            if (options.hasRates()) {
                rates(report, contenders);
            }
            if (options.hasChannels()) {
                channels(report, contenders);
            }
        } finally {
            for (AutoCloseable each : open) {
                each.close();
            }
        }
    }

    private List<Contender> start(List<AutoCloseable> open) throws Exception {
        Map<String, Path> servers = new LinkedHashMap<>();
        servers.put("Kanal", jar);
        options.beside().ifPresent(other -> servers.put("beside", other));
        List<Contender> contenders = new ArrayList<>();
        for (Map.Entry<String, Path> each : servers.entrySet()) {
            BenchServer server =
                    BenchServer.start(each.getValue(), work.resolve(each.getKey()), MANY_CHANNELS);
            open.add(server);
            contenders.add(new Contender(each.getKey(), Target.kanal(server.address())));
        }
        Peers peers = Peers.start(options.peers(), sources, work);
        open.add(peers);
        contenders.addAll(peers.contenders());
        return contenders;
    }

    private void rates(Report report, List<Contender> contenders) throws Exception {
        RatePlan plan = options.isSmoke() ? RatePlan.smoke() : RatePlan.full();
        RatePlan wanted = options.cases().isEmpty() ? plan : plan.only(options.cases());
        RatePage page = new RateTable(wanted, options.rounds(), contenders).measure();
        report.section("Rates", page.markdown());
        page.latencyPlots()
                .forEach((subscribers, plot) -> report.plot("rates-" + subscribers, plot));
        report.plot("subscribers", page.speedPlot());
    }

    private void channels(Report report, List<Contender> contenders) throws Exception {
        ChannelCurve curve =
                options.isSmoke()
                        ? new ChannelCurve(List.of(1, 1_000), 500, options.rounds())
                        : new ChannelCurve(
                                List.of(1, 10, 100, 1_000, 10_000, 100_000),
                                5_000,
                                options.rounds());
        Map<String, Map<Integer, Range>> results = curve.measure(contenders);
        report.section("Channels", ChannelCurve.markdown(results));
        report.plot("channels", ChannelCurve.plot(results));
    }
}
