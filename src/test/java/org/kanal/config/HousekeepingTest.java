package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.support.LogLines;

class HousekeepingTest {

    @Test
    void aTaskThatFailsIsLoggedAndDoesNotEndItsTimer() {
        try (LogLines log = new LogLines(Housekeeping.class)) {
            Housekeeping.surviving(
                            () -> {
                                throw new IllegalStateException("broken");
                            })
                    .run();
            Housekeeping.surviving(
                            () -> {
                                throw new StackOverflowError();
                            })
                    .run();
            assertEquals(
                    List.of(
                            "Housekeeping failed and is tried again:"
                                    + " java.lang.IllegalStateException: broken",
                            "Housekeeping failed and is tried again: java.lang.StackOverflowError"),
                    log.lines());
        }
    }
}
