package org.kanal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameCounterTest {

    private final FrameCounter counter = new FrameCounter();
    private final Latencies latencies = new Latencies();

    @Test
    void severalMessagesInOneReadCountEach() {
        read("{\"ts\":1,\"text\":\"a\"}{\"ts\":2,\"text\":\"ts\"}");
        assertEquals(2, latencies.count());
    }

    @Test
    void aMessageThatIsCutAnywhereCountsOnce() {
        String message = "x\"\"ts\":123456789,\"text\":\"a\"}";
        for (int cut = 0; cut <= message.length(); cut++) {
            long before = latencies.count();
            read(message.substring(0, cut));
            read(message.substring(cut));
            assertEquals(before + 1, latencies.count(), "cut at " + cut);
        }
    }

    @Test
    void latencyIsFromTheTimeInTheMessageUntilItIsRead() {
        long before = System.nanoTime();
        read("{\"ts\":" + (before - 5_000_000_000L) + "}");
        long most = System.nanoTime() - before;
        assertEquals(5_000_000_000L + most / 2.0, latencies.latest(), most / 2.0 + 1);
    }

    private void read(String text) {
        counter.count(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), latencies);
    }
}
