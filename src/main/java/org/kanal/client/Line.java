package org.kanal.client;

import java.net.URI;
import java.util.Map;

/** A connection that carries text frames, one after another. */
public interface Line {

    /** Sends a text frame after those before it; what has ended does not mind. */
    void send(String text);

    /** Takes further frames, after {@link #pause}. */
    void resume();

    /** Takes no further frames for now, so that the server sees a slow client. */
    void pause();

    /** Ends it with a goodbye, at once. */
    void close();

    /** What becomes of it. Called by one thread at a time. */
    interface Listener {

        /** Frames can be sent. */
        void onOpen(Line line);

        /** A whole text frame has come. */
        void onText(String text);

        /**
         * It has ended, or could not be opened.
         *
         * @param code WebSocket's, 1006 for one that was lost; 400 to 599 for the HTTP status with
         *     which the handshake was refused
         */
        void onEnd(int code, String reason);
    }

    /** How to get one. */
    interface Dialer {

        /**
         * Begins to open one; what becomes of it is told to the listener.
         *
         * @param headers of the handshake
         */
        void dial(URI uri, Map<String, String> headers, Listener listener);
    }
}
