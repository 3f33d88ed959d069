package org.kanal.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kanal.protocol.TextFrame;

class BatchTest {

    private final TextFrame one = TextFrame.of("one");
    private final TextFrame two = TextFrame.of("two");
    private final Batching batching = new Batching();

    @Test
    void itsBytesAreThoseOfItsFramesInOrder() {
        ByteBuffer expected = ByteBuffer.allocate(one.length() + two.length());
        one.appendTo(expected);
        two.appendTo(expected);
        assertEquals(expected.flip(), new Batch(List.of(one, two)).bytes());
    }

    @Test
    void eachReaderOfItsBytesHasItsOwnPosition() {
        Batch batch = new Batch(List.of(one));
        ByteBuffer first = batch.bytes();
        first.position(first.limit());
        assertEquals(one.length(), batch.bytes().remaining());
    }

    @Test
    void theSameFramesWaitingOnTwoConnectionsMakeOneBatch() {
        assertSame(batchOf(one, two), batchOf(one, two));
    }

    @Test
    void otherFramesMakeAnother() {
        Batch first = batchOf(one, two);
        assertEquals(List.of(two, one), batchOf(two, one).frames());
        assertNotSame(first, batchOf(one, two));
    }

    @Test
    void framesThatOnlyLookTheSameMakeAnother() {
        assertNotSame(batchOf(one), batchOf(TextFrame.of("one")));
    }

    private Batch batchOf(TextFrame... frames) {
        batching.next().addAll(List.of(frames));
        return batching.take();
    }
}
