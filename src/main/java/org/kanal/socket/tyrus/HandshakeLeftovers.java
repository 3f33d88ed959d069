package org.kanal.socket.tyrus;

import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Note;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.util.MappingData;
import org.glassfish.grizzly.http.util.CharChunk;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.kanal.support.PrivateFields;

/**
 * What the server keeps of a handshake as long as its WebSocket is open, and nobody reads any more:
 * room for the parameters of a form, for headers that are encoded, and for each of its texts; the
 * headers of the answer, which was sent, those of the request that only a handshake has, and all
 * that Tyrus knows of both. That is half of what an idle connection takes. Reached by private
 * fields, as in {@link TyrusConnection}.
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

    private static final String[] TO_HANDLER = {
        "webSocket", "protocolHandler", "writer", "tyrusHttpUpgradeHandler", "handler"
    };

    /** Tyrus's copy of the request and of the answer; asked for when the connection is made. */
    private static final String UPGRADE = "upgradeInfo";

    /** Where the request's path has led: the server looks at it when the WebSocket closes. */
    private static final Note<MappingData> WAY = Request.createNote("MappingData");

    private HandshakeLeftovers() {}

    /** Lets go of them; false if this server is built otherwise, and keeps some. */
    static boolean drop(Session session, Response response) {
        Request request = response.getRequest();
        return dropForm(request, "tmpNameC")
                        & dropForm(request, "tmpValueC")
                        & dropHandshake(request.getRequest().getHeaders())
                        & dropAnswer(response.getResponse().getHeaders())
                        & dropUpgrade(session)
                        & dropRoom(request.getRequest())
                        & dropRoom(response.getResponse())
                && OnlyOnce.serve(request)
                && dropTexts(request);
    }

    static boolean dropRoom(HttpHeader header) {
        return PrivateFields.put(header, HEADER_ROOM, null);
    }

    /** It grows again where the object serves another request. */
    private static boolean dropForm(Request request, String room) {
        Optional<CharChunk> found =
                PrivateFields.follow(request, "parameters", room)
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
        int left = headers.size();
        return PrivateFields.replace(
                headers,
                "headers",
                Object[].class,
                all -> Arrays.copyOf(Arrays.copyOf(all, left), Math.max(1, left)));
    }

    private static boolean dropUpgrade(Session session) {
        return PrivateFields.follow(session.getBasicRemote(), TO_HANDLER)
                .map(handler -> PrivateFields.put(handler, UPGRADE, null))
                .orElse(false);
    }

    /** The room of the texts, and what the headers' came in. */
    static boolean dropTexts(Request request) {
        HttpRequestPacket packet = request.getRequest();
        HandshakeTexts texts = new HandshakeTexts();
        boolean done =
                texts.gatherOf(packet)
                        & texts.gatherOf(packet.getRequestURIRef())
                        & texts.gatherOf(packet.getResponse())
                        & PrivateFields.follow(request, "parameters")
                                .map(texts::gatherOf)
                                .orElse(false)
                        & gatherHeaders(texts, packet.getHeaders());
        MappingData way = request.getNote(WAY);
        return done
                & (way == null || texts.gatherOf(way))
                & PrivateFields.put(packet, "headerBuffer", null);
    }

    private static boolean gatherHeaders(HandshakeTexts texts, MimeHeaders headers) {
        boolean done = true;
        for (int i = 0; i < headers.size(); i++) {
            done &= texts.gather(headers.getName(i)) & texts.gather(headers.getValue(i));
        }
        return done;
    }
}
