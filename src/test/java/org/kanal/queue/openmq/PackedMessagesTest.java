package org.kanal.queue.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedMessagesTest {

    private static final String SIZE = "JMS_SUN_UNCOMPRESSED_SIZE";

    @ParameterizedTest
    @CsvSource({"0,false", "4194304,false", "4194305,true", "-1,true", "2147483647,true"})
    void theSizeThatItWouldUnpackToDecides(int size, boolean isTooLarge) {
        assertEquals(isTooLarge, PackedMessages.isTooLarge(Map.of(SIZE, size)));
    }

    @Test
    void aSizeThatIsNoNumberIsNoSize() {
        assertEquals(true, PackedMessages.isTooLarge(Map.of(SIZE, "17")));
    }

    @Test
    void whatIsNotPackedIsNobodysBusiness() {
        assertEquals(false, PackedMessages.isTooLarge(Map.of("channel", "news")));
    }

    @Test
    void noMoreIsAMessageWithoutProperties() {
        assertEquals(false, PackedMessages.isTooLarge(null));
    }
}
