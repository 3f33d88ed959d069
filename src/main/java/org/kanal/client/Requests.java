package org.kanal.client;

/** The way to the server for what wants an answer. */
interface Requests {

    /** Whether frames can be sent. */
    boolean isOpen();

    /** An id that no other request of this client has. */
    long nextId();

    void send(String frame);
}
