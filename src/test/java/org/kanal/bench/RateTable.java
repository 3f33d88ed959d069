package org.kanal.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Latency at rates that a server has in life, and full speed, of several servers in turn: so what
 * else the machine does meets all of them.
 */
final class RateTable {

    private static final int FULL_SPEED = 0;
    private static final int LEAST_MESSAGES = 20;

    /** Subscribers of one channel, and messages a second to it. */
    record Case(int subscribers, int perSecond) {

        @Override
        public String toString() {
            return subscribers
                    + (subscribers == 1 ? " subscriber, " : " subscribers, ")
                    + (perSecond == FULL_SPEED ? "full speed" : perSecond + " messages/s");
        }
    }

    private static final List<Case> CASES =
            List.of(
                    new Case(1, 1),
                    new Case(1, 20),
                    new Case(1, 100),
                    new Case(1, 500),
                    new Case(100, 20),
                    new Case(100, 100),
                    new Case(100, 500),
                    new Case(1_000, 1),
                    new Case(1_000, 20),
                    new Case(1_000, 50),
                    new Case(1_000, 100),
                    new Case(1_000, 500),
                    new Case(1_000, FULL_SPEED),
                    new Case(10_000, 5),
                    new Case(10_000, FULL_SPEED));

    private static final List<Case> SMOKE =
            List.of(
                    new Case(1, 100),
                    new Case(100, 100),
                    new Case(1_000, 20),
                    new Case(1_000, 50),
                    new Case(1_000, 100),
                    new Case(1_000, FULL_SPEED));

    /** What the rounds of one server in one case gave. */
    private static final class Rounds {
        private final List<Double> medians = new ArrayList<>();
        private final List<Double> tails = new ArrayList<>();
        private final List<Double> speeds = new ArrayList<>();
    }

    private final BenchOptions options;
    private final List<Contender> contenders;

    RateTable(BenchOptions options, List<Contender> contenders) {
        this.options = options;
        this.contenders = contenders;
    }

    /** Warms all of them up, and measures. */
    void measure(Report report) throws Exception {
        for (Contender contender : contenders) {
            contender.warmUp(options.isSmoke());
        }
        for (Case each : options.isSmoke() ? SMOKE : CASES) {
            Map<Contender, Rounds> results = new LinkedHashMap<>();
            for (int round = 0; round < options.rounds(); round++) {
                for (Contender contender : contenders) {
                    measure(each, contender, results);
                }
            }
            results.forEach((contender, rounds) -> report(report, each, contender, rounds));
        }
    }

    private void measure(Case each, Contender contender, Map<Contender, Rounds> results)
            throws Exception {
        Measured measured =
                Load.ofOneChannel("news", each.subscribers(), messages(each))
                        .at(each.perSecond())
                        .run(contender.target());
        Rounds rounds = results.computeIfAbsent(contender, unused -> new Rounds());
        rounds.medians.add(measured.latencies().percentile(0.5));
        rounds.tails.add(measured.latencies().percentile(0.99));
        rounds.speeds.add((double) measured.perSecond());
    }

    /** For some seconds at a rate. */
    private int messages(Case each) {
        int seconds = options.isSmoke() ? 2 : 6;
        int messages =
                each.perSecond() == FULL_SPEED
                        ? 800_000 / each.subscribers()
                        : seconds * each.perSecond();
        return Math.max(LEAST_MESSAGES, messages);
    }

    private static void report(Report report, Case each, Contender contender, Rounds rounds) {
        String name = each + ", " + contender.name();
        if (each.perSecond() == FULL_SPEED) {
            report.add(name, Range.of(rounds.speeds), "deliveries/s");
        } else {
            Range median = Range.of(rounds.medians);
            Range tail = Range.of(rounds.tails);
            report.add(name + ", median", median, "ms");
            report.add(name + ", 99 %", tail, "ms");
            report.point(
                    contender.name() + ", " + each.subscribers(),
                    each.perSecond(),
                    median.median(),
                    tail.median());
        }
    }
}
