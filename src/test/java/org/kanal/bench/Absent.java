package org.kanal.bench;

/** A server that is not here; the message says what would bring it. */
final class Absent extends Exception {

    private static final long serialVersionUID = 1L;

    Absent(String message) {
        super(message);
    }
}
