package org.kanal.socket.tyrus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.grizzly.http.util.BufferChunk;
import org.glassfish.grizzly.http.util.ByteChunk;
import org.glassfish.grizzly.http.util.CharChunk;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.DataChunk.Type;
import org.kanal.support.PrivateFields;

/**
 * The texts of one handshake. The server has room for three kinds of each, 144 bytes, whether it
 * says something or not; here each keeps what it says as a string, and all of one handshake have
 * one room together. No two handshakes share anything that can change.
 *
 * <p>Each text can still be read, and set to another string. A request whose texts were gathered
 * must serve no other: see {@link OnlyOnce}.
 */
final class HandshakeTexts {

    /** What most handshakes have. */
    private static final Map<String, String> COMMON =
            Stream.of(
                            "GET",
                            "HTTP/1.1",
                            "websocket",
                            "/kanal/realtime",
                            "/kanal",
                            "/realtime",
                            "host",
                            "origin",
                            "user-agent",
                            "cookie",
                            "accept",
                            "x-forwarded-for",
                            "x-forwarded-proto",
                            "x-real-ip",
                            "127.0.0.1",
                            "*/*")
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), text -> text));

    private final ByteChunk bytes = new ByteChunk();
    private final BufferChunk buffer = new BufferChunk();
    private final CharChunk chars = new CharChunk();
    private final Map<String, String> known = new HashMap<>();

    /** Gathers all texts that an object has as its fields; false if they are built otherwise. */
    boolean gatherOf(Object owner) {
        List<DataChunk> found = PrivateFields.all(owner, DataChunk.class);
        boolean done = !found.isEmpty();
        for (DataChunk text : found) {
            done &= gather(text);
        }
        return done;
    }

    /** One text; what is not plain ASCII stays, since its encoding may be asked for later. */
    boolean gather(DataChunk text) {
        if (text.getType() != Type.None) {
            String said = text.toString();
            if (said == null) {
                text.recycle();
            } else if (!isAscii(said)) {
                return true;
            } else {
                text.setString(once(said));
            }
        }
        return PrivateFields.put(text, "byteChunk", bytes)
                & PrivateFields.put(text, "bufferChunk", buffer)
                & PrivateFields.put(text, "charChunk", chars);
    }

    private static boolean isAscii(String said) {
        for (int i = 0; i < said.length(); i++) {
            if (said.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private String once(String said) {
        String common = COMMON.get(said);
        return common != null ? common : known.computeIfAbsent(said, text -> text);
    }
}
