package org.kanal.socket;

import java.nio.ByteBuffer;
import java.util.List;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.kanal.hub.Transport;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.TextFrame;

/** Writes several frames as one buffer to Tyrus's writer. */
final class DirectTransport implements Transport {

    private final Writer writer;
    private final SessionEnd end;

    DirectTransport(Writer writer, SessionEnd end) {
        this.writer = writer;
        this.end = end;
    }

    @Override
    public void write(List<TextFrame> frames, Completion completion) {
        ByteBuffer buffer = ByteBuffer.allocate(frames.stream().mapToInt(TextFrame::length).sum());
        frames.forEach(frame -> frame.appendTo(buffer));
        writer.write(
                buffer.flip(),
                new CompletionHandler<>() {
                    @Override
                    public void completed(ByteBuffer result) {
                        completion.written();
                    }

                    @Override
                    public void failed(Throwable failure) {
                        completion.failed(failure);
                    }
                });
    }

    @Override
    public void close(Disconnect reason) {
        end.close(reason);
    }
}
