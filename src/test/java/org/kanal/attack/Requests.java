package org.kanal.attack;

import java.util.List;

/** Requests as they are on the wire. */
final class Requests {

    static final String UPGRADE =
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static final String HOST = "Host: localhost\r\n";
    private static final String FORM =
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    /** Each is begun and not finished: its head, its body, or a part of that. */
    static final List<String> UNFINISHED =
            List.of(
                    request("POST", "/health", FORM),
                    request("POST", "/openapi", FORM),
                    request("POST", "/kanal/api/x", FORM),
                    request("POST", "http://localhost/health", FORM),
                    request("POST", "/kanal/realtime", UPGRADE + FORM),
                    request("POST", "//kanal/realtime;x=1", UPGRADE + CHUNKED),
                    request("POST", "/kanal/%72ealtime", UPGRADE + "Content-Length: 5\r\n"),
                    request("POST", "/kanal/api/x", CHUNKED) + "5;" + "a".repeat(4_000),
                    request("POST", "/kanal/api/x", CHUNKED) + "0\r\nX: " + "a".repeat(3_000),
                    "POST /health HTTP/1.0\r\n" + FORM + "\r\n",
                    "GET /kanal/ HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(1_000),
                    "GET /kanal/realtime HTTP/1.1\r\n" + HOST + UPGRADE,
                    "");

    private Requests() {}

    /** Complete, unless its headers say that a body follows. */
    static String request(String method, String target, String headers) {
        return method + " " + target + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    /** Complete, with a JSON body. */
    static String json(String target, String headers, String body) {
        return request(
                        "POST",
                        target,
                        headers
                                + "Content-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n")
                + body;
    }
}
