package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kanal.support.Language;

class HttpRefusalTest {

    private static final String ANSWER =
            "HTTP/1.1 413 Content Too Large\r\n"
                    + "Content-Type: text/plain\r\n"
                    + "X-Content-Type-Options: nosniff\r\n"
                    + "Cache-Control: no-store\r\n"
                    + "Content-Length: 10\r\n"
                    + "Connection: close\r\n"
                    + "\r\n"
                    + "too large\n";

    @Test
    void aRefusalIsAWholeAnswer() {
        assertEquals(ANSWER, text());
    }

    @Test
    void itsLengthIsTheSameInEveryLanguage() throws Exception {
        assertEquals(ANSWER, Language.withDigitsOfItsOwn(HttpRefusalTest::text));
    }

    private static String text() {
        return new String(HttpRefusal.TOO_LARGE.answer("too large"), StandardCharsets.US_ASCII);
    }
}
