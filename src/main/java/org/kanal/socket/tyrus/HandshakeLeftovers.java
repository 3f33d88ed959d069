package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.CharChunk;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.kanal.support.PrivateFields;

/**
 * What the server keeps of a handshake as long as its WebSocket is open, and nobody reads any more:
 * room for the parameters of a form and for headers that are encoded, the headers of the answer,
 * which was sent, those of the request that only a handshake has, and Tyrus's copy of all of them.
 * That is two fifths of what an idle connection takes. Reached by private fields, as in {@link
 * TyrusConnection}.
 *
 * <p>The other headers of the request stay: the server's access log comes after this, and may show
 * any of them.
 */
final class HandshakeLeftovers {

    private static final char[] NO_CHARS = {};

    /** Room for headers, half a kilobyte; without it, the server makes some where it needs it. */
    private static final String HEADER_ROOM = "tmpHeaderEncodingBuffer";

    /** What browsers send with each handshake, and nobody asks for when it is done. */
    private static final List<String> OF_HANDSHAKES =
            List.of(
                    "Upgrade",
                    "Connection",
                    "Sec-WebSocket-Key",
                    "Sec-WebSocket-Version",
                    "Sec-WebSocket-Extensions",
                    "Sec-WebSocket-Protocol",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Cache-Control",
                    "Pragma");

    private static final String[] TO_REQUEST = {
        "webSocket",
        "protocolHandler",
        "writer",
        "tyrusHttpUpgradeHandler",
        "handler",
        "upgradeInfo",
        "upgradeRequest"
    };

    private HandshakeLeftovers() {}

    /** Lets go of them; false if this server is built otherwise, and keeps some. */
    static boolean drop(Session session, Response response) {
        return dropForm(response, "tmpNameC")
                & dropForm(response, "tmpValueC")
                & dropHandshake(response.getRequest().getRequest().getHeaders())
                & dropAnswer(response.getResponse().getHeaders())
                & dropRequest(session)
                & dropRoom(response.getRequest().getRequest())
                & dropRoom(response.getResponse());
    }

    static boolean dropRoom(HttpHeader header) {
        return PrivateFields.put(header, HEADER_ROOM, null);
    }

    /** It grows again where the object serves another request. */
    private static boolean dropForm(Response response, String room) {
        Optional<CharChunk> found =
                PrivateFields.follow(response.getRequest(), "parameters", room)
                        .filter(CharChunk.class::isInstance)
                        .map(CharChunk.class::cast);
        found.ifPresent(chunk -> chunk.setChars(NO_CHARS, 0, 0));
        return found.isPresent();
    }

    static boolean dropHandshake(MimeHeaders headers) {
        OF_HANDSHAKES.forEach(headers::removeHeader);
        return cut(headers);
    }

    private static boolean dropAnswer(MimeHeaders headers) {
        headers.clear();
        return cut(headers);
    }

    /** One place is left at least: the server doubles them. */
    private static boolean cut(MimeHeaders headers) {
        int left = Math.max(1, headers.size());
        return PrivateFields.replace(
                headers, "headers", Object[].class, all -> Arrays.copyOf(all, left));
    }

    private static boolean dropRequest(Session session) {
        return PrivateFields.follow(session.getBasicRemote(), TO_REQUEST)
                .map(
                        request ->
                                PrivateFields.replace(
                                        request, "headers", Map.class, read -> Map.of()))
                .orElse(false);
    }
}
