package org.kanal.faults;

import java.net.URI;

/** A server that a run of faults talks to. */
public interface Served {

    /** Where its application is. */
    URI http();

    /** Where it takes WebSockets. */
    URI webSocket();
}
