package org.kanal.socket.tyrus;

/** What Kanal reaches of Tyrus by private fields, which another version of it may not have. */
public enum TyrusPart {
    /** The network connection under a session. */
    WRITES("writes", "messages are written through the WebSocket API, at a fraction of the speed"),
    /** The idle timers of sessions that need none. */
    IDLE_TIMERS(
            "idle-timers",
            "each message that comes or goes sets an idle timer, which costs some 80 microseconds"),
    /** How much is kept of a frame that is not complete. */
    FRAME_BUFFERS(
            "frame-buffers",
            "as much is kept of a frame that is not complete as the server's own limit allows"),
    /** The answers to a client's pings that it does not read. */
    UNREAD_PONGS(
            "unread-pongs",
            "kanal.inbound.max-unread-pongs does not hold: such answers pile up in memory"),
    /** What is kept of handshakes while their sockets are open. */
    HANDSHAKES("handshakes", "each connection keeps some 14 KB of its handshake in memory"),
    /** Whether a session was told to go. */
    CLOSES(
            "closes",
            "a client that sends something while it is told to go may not hear why, and comes back"),
    /** How a request becomes a WebSocket. */
    UPGRADES("upgrades", "each handshake takes a tenth more of a processor's time");

    private final String shownName;
    private final String cost;

    TyrusPart(String shownName, String cost) {
        this.shownName = shownName;
        this.cost = cost;
    }

    /** In {@code /health/ready}. */
    public String shownName() {
        return shownName;
    }

    /** What it costs where it is missing. */
    String cost() {
        return cost;
    }
}
