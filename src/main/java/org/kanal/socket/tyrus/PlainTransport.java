package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.kanal.outbox.Batch;
import org.kanal.outbox.Transport;
import org.kanal.protocol.Disconnect;
import org.kanal.protocol.EncodedMessage;

/** Writes through the WebSocket API: several messages as one JSON array, to share the cost. */
public final class PlainTransport implements Transport {

    private final Session session;
    private final SessionEnd end;

    public PlainTransport(Session session, SessionEnd end) {
        this.session = session;
        this.end = end;
    }

    @Override
    public void write(Batch batch, Completion completion) {
        session.getAsyncRemote()
                .sendText(
                        joined(batch.messages()),
                        result -> {
                            if (result.isOK()) {
                                completion.written();
                            } else {
                                completion.failed(result.getException());
                            }
                        });
    }

    @Override
    public void close(Disconnect reason) {
        end.close(reason);
    }

    private static String joined(List<EncodedMessage> frames) {
        return frames.size() == 1
                ? frames.get(0).text()
                : frames.stream()
                        .map(EncodedMessage::text)
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
