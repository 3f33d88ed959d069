package org.kanal.client;

/** What becomes of a {@link Kanal} connection; the same states as those of the browser client. */
public enum State {
    /** It is being made: the network connection, the token, the server's greeting. */
    CONNECTING,
    /** The server said {@code connected}. */
    CONNECTED,
    /** Lost, or could not be made; the next try has its time. */
    WAITING,
    /** Ended for good, by the server or by {@link Kanal#close()}. */
    CLOSED
}
