package org.kanal.connection;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A connection's place among those that are allowed. It is given to a handshake; if no connection
 * comes of that, nobody else would give it back.
 */
public final class ConnectionSlot {

    private enum State {
        PROMISED,
        TAKEN,
        LEFT
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.PROMISED);
    private final String address;
    private final Runnable leave;

    /**
     * @param address where the connection comes from
     * @param leave gives it back; run once
     */
    ConnectionSlot(String address, Runnable leave) {
        this.address = address;
        this.leave = leave;
    }

    /** Where the connection comes from, as it counts together with others from there. */
    public String address() {
        return address;
    }

    /** The connection is there; false if that took too long. */
    boolean take() {
        return state.compareAndSet(State.PROMISED, State.TAKEN);
    }

    /** Gives it back if no connection took it. */
    public void cancel() {
        if (state.compareAndSet(State.PROMISED, State.LEFT)) {
            leave.run();
        }
    }

    /** Gives it back, unless that was done. */
    public void leave() {
        if (state.getAndSet(State.LEFT) != State.LEFT) {
            leave.run();
        }
    }
}
