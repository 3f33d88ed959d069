package org.kanal.socket.tyrus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.DataChunk;
import org.junit.jupiter.api.Test;

class HandshakeTextsTest {

    private final HandshakeTexts texts = new HandshakeTexts();

    @Test
    void eachKeepsWhatItSays() throws Exception {
        DataChunk bytes = DataChunk.newInstance();
        bytes.setBytes("xbytesx".getBytes(StandardCharsets.US_ASCII), 1, 6);
        DataChunk chars = DataChunk.newInstance();
        chars.setChars("xcharsx".toCharArray(), 1, 6);
        DataChunk string = DataChunk.newInstance();
        string.setString("string");
        DataChunk none = DataChunk.newInstance();
        for (DataChunk text : new DataChunk[] {bytes, chars, string, none}) {
            assertTrue(texts.gather(text));
        }
        assertEquals("bytes", bytes.toString());
        assertEquals("chars", chars.toString());
        assertEquals("string", string.toString(StandardCharsets.UTF_8));
        assertTrue(none.isNull());
        assertFalse(bytes.isNull());
        assertEquals(5, chars.getLength());
    }

    @Test
    void allOfOneHandshakeHaveOneRoomAndOthersHaveAnother() {
        DataChunk one = gathered(texts);
        DataChunk another = gathered(texts);
        DataChunk ofAnotherHandshake = gathered(new HandshakeTexts());
        assertSame(one.getByteChunk(), another.getByteChunk());
        assertSame(one.getCharChunk(), another.getCharChunk());
        assertSame(one.getBufferChunk(), another.getBufferChunk());
        assertNotSame(one.getByteChunk(), ofAnotherHandshake.getByteChunk());
        assertNotSame(one.getCharChunk(), ofAnotherHandshake.getCharChunk());
        assertNotSame(one.getBufferChunk(), ofAnotherHandshake.getBufferChunk());
    }

    @Test
    void oneThatIsSetLaterChangesNoOther() {
        DataChunk one = gathered(texts);
        DataChunk another = gathered(texts);
        one.setString("www.example.org");
        assertEquals("GET", another.toString());
        one.setBytes("bytes".getBytes(StandardCharsets.US_ASCII));
        assertEquals("bytes", one.toString());
        assertEquals("GET", another.toString());
        one.recycle();
        assertTrue(one.isNull());
        assertEquals("GET", another.toString());
    }

    @Test
    void whatIsNotAsciiStaysAsItIs() {
        DataChunk text = DataChunk.newInstance();
        text.setBytes("/é".getBytes(StandardCharsets.UTF_8));
        assertTrue(texts.gather(text));
        assertEquals(DataChunk.Type.Bytes, text.getType());
        assertEquals("/é", text.toString(StandardCharsets.UTF_8));
        assertNotSame(text.getByteChunk(), gathered(texts).getByteChunk());
    }

    @Test
    void allTextsOfARequestAreFound() {
        HttpRequestPacket packet =
                HttpRequestPacket.builder()
                        .method("GET")
                        .uri("/kanal/realtime")
                        .query("a=1")
                        .protocol("HTTP/1.1")
                        .header("Host", "www.example.org")
                        .build();
        assertTrue(texts.gatherOf(packet));
        assertTrue(texts.gatherOf(packet.getRequestURIRef()));
        assertSame(
                packet.getQueryStringDC().getCharChunk(),
                packet.getRequestURIRef().getRequestURIBC().getCharChunk());
        assertEquals("a=1", packet.getQueryString());
        assertEquals("/kanal/realtime", packet.getRequestURI());
        assertEquals("www.example.org", packet.getHeader("Host"));
    }

    @Test
    void whatHasNoTextsIsToldSo() {
        assertFalse(texts.gatherOf("a text"));
    }

    private static DataChunk gathered(HandshakeTexts texts) {
        DataChunk text = DataChunk.newInstance();
        text.setString("GET");
        assertTrue(texts.gather(text));
        return text;
    }
}
