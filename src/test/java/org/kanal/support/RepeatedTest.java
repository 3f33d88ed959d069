package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    @Test
    void aTaskThatFailsIsLoggedAndDoesNotEndItsTimer() {
        try (LogLines log = new LogLines(Repeated.class)) {
            new Repeated(
                            "Housekeeping",
                            () -> {
                                throw new IllegalStateException("broken");
                            })
                    .run();
            new Repeated(
                            "Housekeeping",
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
