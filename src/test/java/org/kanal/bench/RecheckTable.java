package org.kanal.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a recheck of many subscriptions costs the deliveries to others, of several servers in turn:
 * while messages go to a few at a fixed rate, first nothing else happens, then one recheck follows
 * the other.
 */
final class RecheckTable {

    private static final int CONNECTIONS = 1_000;
    private static final int EACH = 100;
    private static final int LISTENERS = 50;
    private static final int PER_SECOND = 100;
    private static final int SECONDS = 7;

    private final List<Contender> contenders;
    private final int rounds;

    /** What the rounds of one server gave, in milliseconds. */
    private static final class Rounds {
        private final List<Double> alone = new ArrayList<>();
        private final List<Double> beside = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();
        private final List<Double> lasted = new ArrayList<>();
    }

    RecheckTable(int rounds, List<Contender> contenders) {
        this.rounds = rounds;
        this.contenders = contenders;
    }

    void measure(Report report) throws Exception {
        List<Crowd> open = new ArrayList<>();
        try {
            for (Contender each : contenders) {
                open.add(new Crowd(each.target().address(), visitors()));
                recheckFor(each.target().address(), 2 * SECONDS); // until Java has compiled it
            }
            List<Rounds> all = contenders.stream().map(any -> new Rounds()).toList();
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < contenders.size(); i++) {
                    measure(contenders.get(i).target(), all.get(i));
                }
            }
            if (open.stream().anyMatch(crowd -> crowd.ended() > 0)) {
                throw new IllegalStateException("a connection ended");
            }
            for (int i = 0; i < contenders.size(); i++) {
                tell(report, contenders.get(i).name(), all.get(i));
            }
        } finally {
            for (Crowd each : open) {
                each.close();
            }
        }
    }

    private static Crowd.Plan visitors() {
        return new Crowd.Plan(CONNECTIONS, EACH, Hellos.VISITOR, "\"unsubscribed\"");
    }

    private void measure(Target target, Rounds rounds) throws Exception {
        double alone = tail(target);
        CompletableFuture<List<Double>> rechecks =
                CompletableFuture.supplyAsync(() -> recheckFor(target.address(), SECONDS));
        double beside = tail(target);
        rounds.lasted.addAll(rechecks.get(1, TimeUnit.MINUTES));
        rounds.alone.add(alone);
        rounds.beside.add(beside);
        rounds.ratios.add(beside / alone);
    }

    private static double tail(Target target) throws Exception {
        return Load.ofOneChannel("news", LISTENERS, SECONDS * PER_SECOND)
                .at(PER_SECOND)
                .run(target)
                .latencies()
                .percentile(0.99);
    }

    /** One after the other; gives how many milliseconds each took. */
    private List<Double> recheckFor(InetSocketAddress server, int seconds) {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Operator operator = new Operator(server);
        try {
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                operator.post("permissions/recheck");
                took.add((System.nanoTime() - begun) / 1e6);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return took;
    }

    private static void tell(Report report, String name, Rounds rounds) {
        String what = "100,000 subscriptions, " + name + ", ";
        report.add(what + "a recheck", Range.of(rounds.lasted), "ms");
        report.add(what + "p99 of deliveries, no recheck", Range.of(rounds.alone), "ms");
        report.add(what + "p99 during rechecks", Range.of(rounds.beside), "ms");
        report.add(what + "p99 during to without", Range.of(rounds.ratios), "times");
    }
}
