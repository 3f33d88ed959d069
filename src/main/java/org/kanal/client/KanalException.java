package org.kanal.client;

/** The server refused something, or cannot be had. */
public final class KanalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final boolean recoverable;

    KanalException(String code, int status, String message, boolean recoverable) {
        super(message);
        this.code = code;
        this.status = status;
        this.recoverable = recoverable;
    }

    /** The connection ended, or could not be made. */
    static KanalException disconnected(String message, boolean recoverable) {
        return new KanalException("DISCONNECTED", 0, message, recoverable);
    }

    /** What a frame says. */
    static KanalException of(String what, Frame frame, boolean recoverable) {
        int status = (int) frame.number("status").orElse(0);
        return new KanalException(
                frame.text("code").orElse("DISCONNECTED"),
                status,
                what + ": " + frame.text("message").orElse("refused") + " (status " + status + ")",
                recoverable);
    }

    /** The protocol's code, such as {@code SUBSCRIPTION_FAILED}, or {@code DISCONNECTED}. */
    public String code() {
        return code;
    }

    /** The protocol's status, such as 403; 0 where there is none. */
    public int status() {
        return status;
    }

    /** Whether the client goes on by itself. */
    public boolean isRecoverable() {
        return recoverable;
    }
}
