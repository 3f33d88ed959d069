package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadLinesTest {

    private static final String FIRST = "GET /a:b HTTP/1.1\r\nHost: a\r\n";

    private final HeadLines lines = new HeadLines();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: b\r\n\r\n",
                "X-A:\r\n\r\n",
                "X-A: b c\td : e\r\nCookie: a=b; c\r\n\r\n",
                "!#$%&'*+-.^_`|~09azAZ: b\r\n\r\n",
                "X-A: \u00e4\u00ff\r\n\r\n",
                "\r\n folded: this is the body",
            })
    void headersAsTheyAreWrittenMayPass(String rest) {
        read(FIRST + rest);
        assertTrue(lines.whatIsBad().isEmpty(), lines.whatIsBad().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-A: b~ c~~ | folded",
                "X-A: b~\tc~~ | folded",
                "X-A:~ b~~ | folded",
                "' Host: b~~' | folded",
                "' ~~' | folded",
                "X-A~~ | without a colon",
                "X-A~Content-Length: 3~~ | without a colon",
                ": b~~ | without a name",
                "X A: b~~ | whose name is none",
                "Content-Length : 3~~ | whose name is none",
                "X\u00e4: b~~ | whose name is none",
                "X\u0000: b~~ | whose name is none",
                "X(A): b~~ | whose name is none",
            })
    void whatOthersWouldReadDifferentlyIsBad(String rest, String why) {
        String head = (FIRST + rest).replace("~", "\r\n").replace("\\t", "\t");
        read(head);
        assertTrue(lines.whatIsBad().orElse("nothing").contains(why), head);
    }

    /** As the server keeps it: all that has come, again and again, changed by who reads it. */
    @Test
    void itIsTheSameInPartsOfAByteWhichChangeBehindIt() {
        String head = FIRST + "X-A: b\r\n c\r\n\r\n";
        for (int length = 1; length <= head.length(); length++) {
            int last = length - 1;
            lines.read(at -> at == last ? head.charAt(at) : ' ', length);
        }
        assertEquals(
                "a header line that is folded; allowed: each a name, a colon and its value",
                lines.whatIsBad().orElseThrow());
    }

    private void read(String head) {
        lines.read(at -> (byte) head.charAt(at), head.length());
    }
}
