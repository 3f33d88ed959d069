package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.kanal.support.LogLines;

class RareWarningTest {

    @Test
    void whatClientsCauseAgainAndAgainIsSaidAFewTimes() {
        try (LogLines log = new LogLines(RareWarningTest.class)) {
            RareWarning warning =
                    new RareWarning(System.getLogger(RareWarningTest.class.getName()));
            for (int i = 0; i < 10_000; i++) {
                warning.log("refused");
            }
            assertEquals(5, log.lines().size());
        }
    }
}
