package org.kanal.front.grizzly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.glassfish.grizzly.http.util.HttpStatus;
import org.junit.jupiter.api.Test;

class GrizzlyReasonsTest {

    @Test
    void statusesOfOursAreCalledWhatTheyAre() {
        GrizzlyReasons.tell();
        assertEquals("Unprocessable Content", HttpStatus.getHttpStatus(422).getReasonPhrase());
        assertEquals("Upgrade Required", HttpStatus.getHttpStatus(426).getReasonPhrase());
        assertEquals("Too Many Requests", HttpStatus.getHttpStatus(429).getReasonPhrase());
    }

    @Test
    void whatGrizzlyKnowsItselfStays() {
        GrizzlyReasons.tell();
        assertEquals("Not Found", HttpStatus.getHttpStatus(404).getReasonPhrase());
    }
}
