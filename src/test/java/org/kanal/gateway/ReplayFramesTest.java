package org.kanal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.protocol.EncodedMessage;

class ReplayFramesTest {

    private static final Channel NEWS = Channel.of("news");

    private final ReplayFrames frames = new ReplayFrames();

    @Test
    void aMessageHasOneFrameForAllWhoWaitForIt() {
        EncodedMessage first = frames.of(message("e", 1), NEWS);
        assertSame(first, frames.of(message("e", 1), NEWS));
        assertNotSame(first, frames.of(message("e", 2), NEWS));
        assertNotSame(first, frames.of(message("other", 1), NEWS));
    }

    @Test
    void whoeverCallsTheChannelOtherwiseHasAFrameOfItsOwn() {
        Channel named = NEWS.inApp("shop");
        EncodedMessage frame = frames.of(message("e", 1), named);
        assertNotSame(frames.of(message("e", 1), NEWS), frame);
    }

    @Test
    void aFrameThatNobodyWaitsForIsForgotten() throws InterruptedException {
        WeakReference<EncodedMessage> frame = new WeakReference<>(frames.of(message("e", 1), NEWS));
        while (frame.get() != null || frames.size() > 0) {
            System.gc();
            Thread.onSpinWait();
        }
        assertEquals(0, frames.size());
    }

    private static Publication message(String epoch, long offset) {
        return Publication.of(NEWS, new Payload("1")).at(new Position(epoch, offset));
    }
}
