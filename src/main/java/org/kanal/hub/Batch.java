package org.kanal.hub;

import java.nio.ByteBuffer;
import java.util.List;
import org.kanal.protocol.TextFrame;

/**
 * Frames that go out to a connection in one write. Immutable, and shared by all connections that
 * have the same frames waiting, so that their bytes are joined once.
 */
public final class Batch {

    private final List<TextFrame> frames;
    private ByteBuffer joined;

    /**
     * @param frames one or more, in order
     */
    public Batch(List<TextFrame> frames) {
        this.frames = List.copyOf(frames);
    }

    /** The frames, in order. */
    public List<TextFrame> frames() {
        return frames;
    }

    /**
     * All frames' bytes, headers included: a view with a position of its own on shared bytes, which
     * are not to be changed. On the writer's thread only.
     */
    public ByteBuffer bytes() {
        if (joined == null) {
            joined = frames.size() == 1 ? frames.get(0).bytes() : join();
        }
        return joined.duplicate();
    }

    /** Whether it is made of exactly these frame objects. */
    boolean isOf(List<TextFrame> others) {
        if (others.size() != frames.size()) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i) != frames.get(i)) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer join() {
        ByteBuffer all = ByteBuffer.allocate(frames.stream().mapToInt(TextFrame::length).sum());
        frames.forEach(frame -> frame.appendTo(all));
        return all.flip();
    }
}
