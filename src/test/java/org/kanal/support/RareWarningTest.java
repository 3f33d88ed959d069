package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RareWarningTest {

    @Test
    void whatClientsCauseAgainAndAgainIsSaidAFewTimes() {
        try (LogLines log = new LogLines(RareWarningTest.class)) {
            RareWarning warning =
                    new RareWarning(System.getLogger(RareWarningTest.class.getName()), 5, 6);
            for (int i = 0; i < 10_000; i++) {
                warning.log("refused");
            }
            assertEquals(5, log.lines().size());
        }
    }

    @Test
    void theNextLineSaysHowManyWereNotLogged() {
        try (LogLines log = new LogLines(RareWarningTest.class)) {
            RareWarning warning =
                    new RareWarning(System.getLogger(RareWarningTest.class.getName()), 5, 6);
            warning.skip();
            warning.skip();
            warning.log("refused");
            assertEquals("refused (and 2 like it before were not logged)", log.lines().get(0));
        }
    }
}
