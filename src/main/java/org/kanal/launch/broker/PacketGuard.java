package org.kanal.launch.broker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a client sends to the broker, packet by packet: the broker gets a packet's first byte when
 * everything in front of its body has come and can be believed. What cannot ends the connection.
 *
 * <p>Until a client has shown who it is, it may send little, and not for long; afterwards it may
 * rest between packets as long as it likes, and not within one.
 */
public final class PacketGuard extends InputStream {

    private static final Logger LOG = System.getLogger(PacketGuard.class.getName());

    /** Packets up to this size have room without being counted. */
    private static final int SMALL = 64 << 10;

    /** So much may come in the time that one packet has; larger ones have more. */
    private static final int AT_ONCE = 1 << 20;

    private static volatile Duration patience = Duration.ofSeconds(10);
    private static volatile PacketRoom shared = new PacketRoom(0);

    private final PacketRoom room = shared;
    private final Socket socket;
    private final InputStream in;
    private long end;
    private boolean isKnown;
    private ByteBuffer ready = ByteBuffer.allocate(0);
    private int bodyLeft;
    private int taken;
    private boolean isClosed;

    /**
     * @param in what comes from that socket
     */
    public PacketGuard(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
        end = endOf(1);
    }

    /**
     * For all connections from now on.
     *
     * @param longest how long a megabyte, or less, may take to come
     * @param bytes what large packets may take together while they come
     */
    public static void limit(Duration longest, long bytes) {
        patience = longest;
        shared = new PacketRoom(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            return readSome(to, offset, length);
        } catch (IOException | RuntimeException e) {
            letGo(); // whether or not the broker closes what it cannot read
            throw e;
        }
    }

    private int readSome(byte[] to, int offset, int length) throws IOException {
        if (!ready.hasRemaining() && bodyLeft == 0 && !awaitPacket()) {
            return -1;
        }
        if (ready.hasRemaining()) {
            int count = Math.min(length, ready.remaining());
            ready.get(to, offset, count);
            letGoIfWhole();
            return count;
        }
        int count = readInTime(to, offset, Math.min(length, bodyLeft));
        if (count < 0) {
            throw new BadPacket("ends in its middle");
        }
        bodyLeft -= count;
        letGoIfWhole();
        return count;
    }

    private void letGoIfWhole() {
        if (!ready.hasRemaining() && bodyLeft == 0) {
            letGo();
        }
    }

    /** The broker closes connections from other threads too. */
    private synchronized void letGo() {
        if (taken > 0) {
            room.give(taken);
            taken = 0;
        }
    }

    @Override
    public int available() throws IOException {
        return ready.remaining();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            isClosed = true;
            letGo();
        }
        in.close();
    }

    /** False if there is no further one. */
    private boolean awaitPacket() throws IOException {
        try {
            return nextPacket();
        } catch (BadPacket e) {
            LOG.log(
                    Level.WARNING,
                    "A packet for the broker from {0} was refused: it {1}",
                    socket.getInetAddress().getHostAddress(),
                    e.getMessage());
            throw e;
        }
    }

    private boolean nextPacket() throws IOException {
        byte[] head = new byte[PacketHead.BYTES];
        int begun = begin(head);
        if (begun < 0) {
            return false;
        }
        fill(head, begun);
        PacketHead next = PacketHead.read(head);
        requireAllowed(next);
        byte[] front = Arrays.copyOf(head, next.propertiesEnd());
        fill(front, PacketHead.BYTES);
        check(front, next);
        ready = ByteBuffer.wrap(front);
        bodyLeft = next.size() - front.length;
        return true;
    }

    /** The first bytes of the next packet: how many came, below 0 if there is none. */
    private int begin(byte[] head) throws IOException {
        if (!isKnown) {
            return readInTime(head, 0, head.length);
        }
        socket.setSoTimeout(0); // it may rest
        int first = in.read(head, 0, 1);
        end = endOf(1);
        return first;
    }

    private void requireAllowed(PacketHead next) throws IOException {
        if (!isKnown
                && (!next.isOfAStranger() || next.size() > PacketHead.MOST_OF_AN_INTRODUCTION)) {
            throw new BadPacket(
                    "is of type "
                            + next.type()
                            + " and "
                            + next.size()
                            + " bytes large before a login");
        }
        if (next.size() > SMALL) {
            takeRoom(next.size());
        }
        if (isKnown) { // before, all of it counts together
            end = endOf(1 + next.size() / AT_ONCE);
        }
        isKnown |= next.isProof();
    }

    private void takeRoom(int bytes) throws IOException {
        try {
            if (!room.take(bytes, patience)) {
                throw new BadPacket("is one of too many large ones at once");
            }
            synchronized (this) {
                taken = bytes;
                if (isClosed) {
                    letGo(); // nobody closes it again
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the broker ends", e);
        }
    }

    private static void check(byte[] front, PacketHead head) throws BadPacket {
        PacketFields.requireFields(
                ByteBuffer.wrap(front, PacketHead.BYTES, head.fieldsEnd() - PacketHead.BYTES));
        PacketFields.requireProperties(
                ByteBuffer.wrap(front, head.fieldsEnd(), front.length - head.fieldsEnd()), head);
    }

    private void fill(byte[] bytes, int from) throws IOException {
        int filled = from;
        while (filled < bytes.length) {
            int count = readInTime(bytes, filled, bytes.length - filled);
            if (count < 0) {
                throw new BadPacket("ends in its middle");
            }
            filled += count;
        }
    }

    private int readInTime(byte[] to, int offset, int length) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new BadPacket("does not come in time");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        try {
            return in.read(to, offset, length);
        } catch (SocketTimeoutException e) {
            throw new BadPacket("does not come in time");
        }
    }

    private static long endOf(int times) {
        return System.nanoTime() + patience.toNanos() * times;
    }
}
