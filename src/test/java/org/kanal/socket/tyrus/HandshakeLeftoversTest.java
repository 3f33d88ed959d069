package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.glassfish.grizzly.http.util.MimeHeaders;
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
