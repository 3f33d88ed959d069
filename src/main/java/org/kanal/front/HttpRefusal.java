package org.kanal.front;

import java.nio.charset.StandardCharsets;

/** How a request is refused before anything serves it. */
public enum HttpRefusal {
    /** It cannot be what it says. */
    BAD_REQUEST("400 Bad Request"),
    /** What it began did not come. */
    TIMEOUT("408 Request Timeout"),
    /** It has more than anybody may send. */
    TOO_LARGE("413 Content Too Large");

    private final String status;

    HttpRefusal(String status) {
        this.status = status;
    }

    /**
     * The whole answer; the connection ends behind it.
     *
     * @param why what is wrong, and what is allowed; ASCII
     */
    public byte[] answer(String why) {
        int length = why.length() + 1;
        return ("HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: text/plain\r\nX-Content-Type-Options: nosniff"
                        + "\r\nCache-Control: no-store\r\nContent-Length: "
                        + length
                        + "\r\nConnection: close\r\n\r\n"
                        + why
                        + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
