package org.kanal.cluster.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kanal.cluster.Node;

/**
 * What goes from one node to another, or to whoever is there.
 *
 * @param what which sort of message this is
 * @param from who sends it
 * @param to the id of the node that it is for; empty for all
 * @param kind the part of the server that it is for; empty where it is for the nodes' own talk
 * @param number counts what a node sends another of a kind; or it is that of a question
 * @param text what is said
 */
record Envelope(What what, Node from, String to, String kind, long number, String text) {

    /** The sorts. What a node of another version sends is none of them. */
    enum What {
        /** I am here. */
        HELLO,
        /** I go. */
        BYE,
        /** Listen. */
        TELL,
        /** What do you say: the text begins with the question's number and a blank. */
        ASK,
        /** I say. */
        ANSWER,
        /** I could not say, because. */
        FAILED,
        /** So many messages have I sent you: lines of kind and number. */
        COUNTS
    }

    private static final int VERSION = 1;
    private static final int OBJECTS = 400;

    /** How much memory it takes while it waits, about. */
    long size() {
        return 2L * text.length() + OBJECTS;
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 200);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            out.writeByte(what.ordinal());
            out.writeLong(number);
            for (String part : new String[] {from.id(), from.name(), to, kind, text}) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no memory that cannot be written to
        }
    }

    /**
     * @throws IOException if the bytes are of no envelope
     */
    static Envelope of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readByte();
        int what = in.readByte();
        if (version != VERSION || what < 0 || what >= What.values().length) {
            throw new IOException("of version " + version + " and sort " + what);
        }
        long number = in.readLong();
        Node from = new Node(text(in), text(in));
        return new Envelope(What.values()[what], from, text(in), text(in), number, text(in));
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a part of " + length + " bytes, of " + in.available());
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
