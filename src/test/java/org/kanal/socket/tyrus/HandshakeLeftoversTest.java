package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.HttpCodecUtils;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.junit.jupiter.api.Test;

class HandshakeLeftoversTest {

    @Test
    void ofARequestsHeadersThoseStayThatAnAccessLogMayShow() {
        MimeHeaders headers = new MimeHeaders();
        headers.addValue("Host").setString("www.example.org");
        headers.addValue("upgrade").setString("websocket");
        headers.addValue("Sec-WebSocket-Key").setString("dGhlIHNhbXBsZSBub25jZQ==");
        headers.addValue("User-Agent").setString("a browser");
        headers.addValue("Pragma").setString("no-cache");
        assertTrue(HandshakeLeftovers.dropHandshake(headers));
        assertEquals(2, headers.size());
        assertEquals("www.example.org", headers.getHeader("Host"));
        assertEquals("a browser", headers.getHeader("User-Agent"));
        assertNull(headers.getHeader("Upgrade"));
    }

    @Test
    void headersAreWrittenAlsoWhereTheRoomForThemIsGone() {
        HttpRequestPacket packet =
                HttpRequestPacket.builder()
                        .method("GET")
                        .uri("/realtime")
                        .protocol("HTTP/1.1")
                        .header("Host", "www.example.org")
                        .build();
        assertTrue(HandshakeLeftovers.dropRoom(packet));
        assertNull(packet.getTempHeaderEncodingBuffer());
        MemoryManager<?> memory = MemoryManager.DEFAULT_MEMORY_MANAGER;
        Buffer written =
                HttpCodecUtils.put(
                        memory,
                        Buffers.wrap(memory, ByteBuffer.allocateDirect(64)),
                        packet.getTempHeaderEncodingBuffer(),
                        packet.getHeader("Host"));
        written.flip();
        assertEquals("www.example.org", written.toStringContent());
    }

    @Test
    void headersThatWereDroppedCanBeWrittenAnew() {
        MimeHeaders headers = new MimeHeaders();
        headers.addValue("Upgrade").setString("websocket");
        assertTrue(HandshakeLeftovers.dropHandshake(headers));
        for (int i = 0; i < 20; i++) {
            headers.addValue("x" + i).setString("" + i);
        }
        assertEquals(20, headers.size());
        assertEquals("19", headers.getHeader("x19"));
    }
}
