package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class HmacTest {

    /** RFC 4231, test case 2. */
    private final Hmac jefe = new Hmac("Jefe");

    private static final String TEXT = "what do ya want for nothing?";
    private static final String DIGEST =
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void itIsTheDigestOfTheStandard() {
        assertEquals(DIGEST, hex(jefe.digest(TEXT)));
        assertEquals(DIGEST, hex(jefe.digest(TEXT.getBytes(StandardCharsets.UTF_8))));
        assertEquals(Hmac.LENGTH, jefe.digest("").length);
    }

    @Test
    void piecesGiveTheDigestOfTheWhole() {
        Mac begun = jefe.begin();
        begun.update(TEXT.substring(0, 9).getBytes(StandardCharsets.UTF_8));
        begun.update(TEXT.substring(9).getBytes(StandardCharsets.UTF_8));
        assertEquals(DIGEST, hex(begun.doFinal()));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        Hmac topics = jefe.forPurpose("topics");
        assertArrayEquals(topics.digest(TEXT), jefe.forPurpose("topics").digest(TEXT));
        assertFalse(Arrays.equals(topics.digest(TEXT), jefe.forPurpose("peers").digest(TEXT)));
        assertFalse(Arrays.equals(topics.digest(TEXT), jefe.digest(TEXT)));
    }

    @Test
    void manyThreadsUseItAtOnce() {
        List<String> digests =
                IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(number -> hex(jefe.digest(TEXT)))
                        .distinct()
                        .toList();
        assertEquals(List.of(DIGEST), digests);
    }

    @Test
    void noLogShowsTheKey() {
        assertEquals("Hmac[hidden]", jefe.toString());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
