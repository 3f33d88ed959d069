package org.kanal.protocol;

/** What the server sends: an answer, or something that nobody asked for. */
public sealed interface Outgoing permits Reply, Push {

    /** Its name on the wire: the field {@code type}. */
    String type();

    /** Writes its fields, all but {@code type}. */
    void writeTo(OutgoingWriter fields);
}
