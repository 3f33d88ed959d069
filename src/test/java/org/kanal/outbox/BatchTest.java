package org.kanal.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.protocol.EncodedMessage;

class BatchTest {

    private final EncodedMessage one = EncodedMessage.of("one");
    private final EncodedMessage two = EncodedMessage.of("two");
    private final Batching batching = new Batching();
    private final Framing framing = this::joined;
    private int asked;

    @Test
    void aFramingIsAskedOnceForAllConnections() {
        Batch batch = new Batch(List.of(one, two));
        ByteBuffer first = batch.framedBy(framing);
        assertEquals(ByteBuffer.wrap("onetwo".getBytes(UTF_8)), first);
        assertEquals(first, batch.framedBy(framing));
        assertEquals(1, asked);
    }

    @Test
    void connectionsOfAnotherKindGetTheirOwnFraming() {
        Batch batch = new Batch(List.of(one));
        batch.framedBy(framing);
        assertEquals(ByteBuffer.allocate(1), batch.framedBy(messages -> ByteBuffer.allocate(1)));
    }

    @Test
    void eachReaderOfItsBytesHasItsOwnPosition() {
        Batch batch = new Batch(List.of(one));
        ByteBuffer first = batch.framedBy(framing);
        first.position(first.limit());
        assertEquals(one.length(), batch.framedBy(framing).remaining());
    }

    @Test
    void theSameMessagesWaitingOnTwoConnectionsMakeOneBatch() {
        assertSame(batchOf(one, two), batchOf(one, two));
    }

    @Test
    void otherMessagesMakeAnother() {
        Batch first = batchOf(one, two);
        assertEquals(List.of(two, one), batchOf(two, one).messages());
        assertNotSame(first, batchOf(one, two));
    }

    @Test
    void messagesThatOnlyLookTheSameMakeAnother() {
        assertNotSame(batchOf(one), batchOf(EncodedMessage.of("one")));
    }

    private Batch batchOf(EncodedMessage... messages) {
        batching.next().addAll(List.of(messages));
        return batching.take();
    }

    private ByteBuffer joined(List<EncodedMessage> messages) {
        asked++;
        ByteBuffer all =
                ByteBuffer.allocate(messages.stream().mapToInt(EncodedMessage::length).sum());
        messages.forEach(message -> message.appendTo(all));
        return all.flip();
    }
}
