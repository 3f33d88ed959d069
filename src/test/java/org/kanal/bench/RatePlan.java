package org.kanal.bench;

import java.util.List;

/**
 * What the table of rates measures.
 *
 * @param seconds how long each case lasts at its rate
 * @param mostDeliveries where these take longer, fewer messages are sent
 */
record RatePlan(List<RateCase> cases, int seconds, int mostDeliveries) {

    private static final int LEAST_MESSAGES = 10;
    private static final int FULL_SPEED_MESSAGES = 2_000;

    private static final String FULL =
            "1x1,1x20,1x100,1x500,1xfull,10xfull,"
                    + "100x1,100x20,100x100,100x500,100xfull,"
                    + "1000x1,1000x20,1000x50,1000x100,1000x200,1000x500,1000xfull,"
                    + "10000x1,10000x5,10000x20,10000x100,10000x500,10000xfull";
    private static final String SMOKE = "1x100,100x100,1000x20,1000x50,1000x100,1000xfull";

    static RatePlan full() {
        return new RatePlan(RateCase.listOf(FULL), 3, 1_500_000);
    }

    /** For two minutes, with what else may be measured in turn. */
    static RatePlan smoke() {
        return new RatePlan(RateCase.listOf(SMOKE), 1, 300_000);
    }

    RatePlan only(List<RateCase> some) {
        return new RatePlan(some, seconds, mostDeliveries);
    }

    /** How many messages one round of a case has. */
    int messages(RateCase each) {
        int bound = mostDeliveries / each.subscribers();
        int wanted = each.isFullSpeed() ? FULL_SPEED_MESSAGES : seconds * each.perSecond();
        return Math.max(LEAST_MESSAGES, Math.min(bound, wanted));
    }
}
