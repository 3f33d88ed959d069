package org.kanal.protocol;

/**
 * Why the server closes a connection: the WebSocket close code tells the client what to do, as in
 * Centrifugo. 4000 to 4499 mean "reconnect", 4500 to 4999 "final"; the reason text is the name.
 */
public enum Disconnect {
    /** Bytes that are no frames of a client; WebSocket's own code. */
    PROTOCOL_ERROR(1002),
    /** A frame was larger than allowed; WebSocket's own code (RFC 6455, section 7.4.1). */
    FRAME_TOO_LARGE(1009),
    /** The server stops or drains. */
    SHUTDOWN(4001),
    /** The client reads more slowly than messages come. */
    SLOW_CONSUMER(4008),
    /** Two heartbeats without a sign of life. */
    SILENT(4009),
    /** A write to it failed; what waited is lost. */
    WRITE_FAILED(4002),
    /** Its token has expired, and no new one came. */
    TOKEN_EXPIRED(4010),
    /** Its login ended: logout, the end of its HTTP session, or a login as somebody else in it. */
    LOGIN_ENDED(4011),
    /** The backend wants it to begin anew. */
    DISCONNECTED(4012),
    /** Its token cannot be checked now: the issuer's keys cannot be had, or too many wait. */
    TOKEN_UNCHECKED(4013),
    /** A message that it began did not end in time. */
    UNFINISHED_MESSAGE(4408),
    /** Far more frames than allowed, in spite of the errors that said so. */
    RATE_LIMITED(4429),
    /** The token does not hold. */
    UNAUTHORIZED(4501),
    /** Shut out by an administrator. */
    BANNED(4503),
    /** The server, or the client's address, has as many connections as allowed. */
    TOO_MANY_CONNECTIONS(4529);

    private static final int FIRST_FINAL_CODE = 4_500;

    private final int code;

    Disconnect(int code) {
        this.code = code;
    }

    /** Whether the client is not to come back. */
    public boolean isFinal() {
        return code >= FIRST_FINAL_CODE;
    }

    /** The WebSocket close code. */
    public int code() {
        return code;
    }
}
