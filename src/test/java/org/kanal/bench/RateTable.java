package org.kanal.bench;

import java.util.List;

/**
 * Latency at rates that a server has in life, and full speed, of several servers in turn: so what
 * else the machine does meets all of them.
 */
final class RateTable {

    private static final String CHANNEL = "news";

    private final RatePlan plan;
    private final int rounds;
    private final List<Contender> contenders;
    private final RatePage page;

    /**
     * @param rounds how often each is measured
     */
    RateTable(RatePlan plan, int rounds, List<Contender> contenders) {
        this.plan = plan;
        this.rounds = rounds;
        this.contenders = contenders;
        page = new RatePage(contenders.stream().map(Contender::name).toList());
    }

    /** Measures; all of them are warm. */
    RatePage measure() throws Exception {
        for (List<RateCase> rates : RateCase.bySubscribers(plan.cases()).values()) {
            for (int round = 0; round < rounds; round++) {
                for (Contender contender : contenders) {
                    takeTurn(contender, rates);
                }
            }
            rates.forEach(this::print);
        }
        return page;
    }

    /** One after the other with the same subscribers. Above a rate that is too much are others. */
    private void takeTurn(Contender contender, List<RateCase> rates) throws Exception {
        Target target = contender.target();
        int subscribers = rates.get(0).subscribers();
        boolean isSaturated = false;
        try (Subscribers open = new Subscribers(target, subscribers, i -> CHANNEL)) {
            for (RateCase each : rates) {
                RateCell cell = page.cell(each, contender.name());
                if (isSaturated && !each.isFullSpeed()) {
                    cell.addSaturated();
                    continue;
                }
                Schedule schedule = new Schedule(plan.messages(each), each.perSecond());
                Measured measured = load(each, schedule).run(target, open);
                if (schedule.isSaturated(measured.latencies().latest())) {
                    isSaturated = true;
                    cell.addSaturated();
                } else {
                    cell.add(measured.latencies(), measured.perSecond());
                }
            }
        }
    }

    private static Load load(RateCase each, Schedule schedule) {
        return Load.ofOneChannel(CHANNEL, each.subscribers(), schedule.messages())
                .at(each.perSecond());
    }

    private void print(RateCase each) {
        for (Contender contender : contenders) {
            System.out.printf(
                    "%-24s %-12s %s%n", each, contender.name(), page.cell(each, contender.name()));
        }
    }
}
