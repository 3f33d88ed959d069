package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.CharChunk;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.kanal.support.PrivateFields;

/**
 * What the server keeps of a handshake as long as its WebSocket is open, and nobody reads any more:
 * room for the parameters of a form, the headers of the answer, which was sent, and Tyrus's copy of
 * those of the request. That is a third of what an idle connection takes. Reached by private
 * fields, as in {@link TyrusConnection}.
 */
final class HandshakeLeftovers {

    private static final char[] NO_CHARS = {};
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
                & dropAnswer(response)
                & dropRequest(session);
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

    /** One place is left: the server doubles them. */
    private static boolean dropAnswer(Response response) {
        MimeHeaders headers = response.getResponse().getHeaders();
        headers.clear();
        return PrivateFields.replace(
                headers,
                "headers",
                Object[].class,
                sent -> (Object[]) Array.newInstance(sent.getClass().getComponentType(), 1));
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
