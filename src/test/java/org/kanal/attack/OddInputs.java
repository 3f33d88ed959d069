package org.kanal.attack;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Frames and requests that are nearly right. */
final class OddInputs {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MEDIUM = 126;
    private static final int BYTE = 256;

    private static final List<String> COMMANDS =
            List.of(
                    "{\"type\":\"connect\",\"resume\":\"r1\",\"token\":\"a.b.c\"}",
                    "{\"type\":\"subscribe\",\"id\":1,\"channel\":{\"name\":\"fuzz\",\"resourceId\":\"42\"},"
                            + "\"since\":{\"epoch\":\"e1\",\"offset\":17}}",
                    "{\"type\":\"subscribe\",\"id\":2,\"channel\":{\"name\":\"fuzz\",\"appId\":\"hung\"},"
                            + "\"since\":{\"last\":3}}",
                    "{\"type\":\"unsubscribe\",\"id\":3,\"channel\":{\"name\":\"fuzz\"}}",
                    "{\"type\":\"publish\",\"id\":4,\"channel\":{\"name\":\"open\"},\"payload\":[1,{\"a\":null}],"
                            + "\"includePublisher\":true}",
                    "{\"type\":\"pong\"}");

    private static final List<String> TARGETS =
            List.of(
                    "/kanal/",
                    "/kanal/api/messages",
                    "/kanal/api/channels/fuzz/messages?limit=3",
                    "/kanal/api/channels/fuzz/resources/1/messages?users=a,b",
                    "/kanal/api/demo/login",
                    "/kanal/realtime",
                    "/health/ready",
                    "//kanal//api/./messages;x=1",
                    "http://localhost/kanal/%61pi/messages");

    private static final List<String> HEADERS =
            List.of(
                    "Authorization: Bearer started-server-key\r\n",
                    "Content-Type: application/json; charset=utf-8\r\n",
                    "Content-Length: 12\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Expect: 100-continue\r\n",
                    "Idempotency-Key: k1\r\n",
                    "X-Forwarded-For: 1.2.3.4, ::1\r\n",
                    "Origin: null\r\n",
                    "Cookie: JSESSIONID=1; a=\"b\r\n",
                    "Connection: Upgrade, close\r\nUpgrade: websocket\r\n",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");

    private final Random random;

    OddInputs(Random random) {
        this.random = random;
    }

    /** A frame in hexadecimal: a mutated command in a whole frame, or one that is broken itself. */
    String frame() {
        byte[] payload = mutated(any(COMMANDS)).getBytes(StandardCharsets.UTF_8);
        int first = random.nextInt(10) == 0 ? random.nextInt(BYTE) : 0x81;
        int mask = random.nextInt(50) == 0 ? 0 : 0x80;
        int announced = payload.length + (random.nextInt(20) == 0 ? random.nextInt(9) - 4 : 0);
        String head =
                announced < MEDIUM
                        ? "%02x%02x".formatted(first, mask | Math.max(0, announced))
                        : "%02x%02x%04x".formatted(first, mask | MEDIUM, announced);
        return head + (mask == 0 ? "" : "00000000") + HEX.formatHex(payload);
    }

    /** A request, whole or not. */
    String request() {
        StringBuilder text = new StringBuilder();
        text.append(any(List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PRI")))
                .append(' ')
                .append(random.nextBoolean() ? any(TARGETS) : mutated(any(TARGETS)))
                .append(any(List.of(" HTTP/1.1\r\n", " HTTP/1.0\r\n", " HTTP/2.0\r\n", "\n")))
                .append("Host: localhost\r\n");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextInt(4) > 0 ? any(HEADERS) : mutated(any(HEADERS)));
        }
        text.append("\r\n").append(mutated("[{\"channel\":{\"name\":\"fuzz\"},\"payload\":1}]"));
        return text.toString();
    }

    private String mutated(String text) {
        StringBuilder odd = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0 && odd.length() > 0; i--) {
            int at = random.nextInt(odd.length());
            switch (random.nextInt(4)) {
                case 0 -> odd.deleteCharAt(at);
                case 1 -> odd.insert(at, (char) random.nextInt(BYTE));
                case 2 -> odd.setCharAt(at, (char) random.nextInt(BYTE));
                default -> odd.insert(at, odd.substring(at, Math.min(odd.length(), at + 20)));
            }
        }
        return odd.toString();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
