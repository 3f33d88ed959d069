package org.kanal.queue.openmq;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongSupplier;
import org.kanal.api.Unavailable;

/**
 * Whether the disk has room for what commits. OpenMQ confirms a commit whose messages it could not
 * write, and loses them: so nothing more is put into its queues before that.
 */
final class DiskRoom {

    private static final Logger LOG = System.getLogger(DiskRoom.class.getName());
    private static final long SECOND = 1_000_000_000L;
    private static final long MEGABYTE = 1L << 20;

    private final long leastFree;
    private final Disk disk;
    private final LongSupplier nanoTime;
    private long lookedAt;
    private long free = Long.MAX_VALUE;
    private boolean isShort;

    /** Tells how many bytes are free. */
    @FunctionalInterface
    interface Disk {
        long free() throws IOException;
    }

    /**
     * @param leastFree how many bytes must be free; 0 for none
     * @param nanoTime as {@link System#nanoTime}
     */
    DiskRoom(long leastFree, Disk disk, LongSupplier nanoTime) {
        this.leastFree = leastFree;
        this.disk = disk;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - SECOND;
    }

    /**
     * @throws Unavailable if there is too little room
     */
    void require() {
        long left = free();
        if (left < leastFree) {
            throw new Unavailable(
                    "the server's disk is full: "
                            + left / MEGABYTE
                            + " MB of it are free; allowed: "
                            + leastFree / MEGABYTE
                            + " MB or more ("
                            + DiskSettings.LEAST_FREE
                            + ")");
        }
    }

    /** Whether there is enough. */
    boolean isEnough() {
        return free() >= leastFree;
    }

    /** Looked at once a second: many transactions ask. */
    private synchronized long free() {
        long now = nanoTime.getAsLong();
        if (leastFree > 0 && now - lookedAt >= SECOND) {
            lookedAt = now;
            free = look();
            tell();
        }
        return free;
    }

    private long look() {
        try {
            return disk.free();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "how much of the disk is free is not known", e);
            return Long.MAX_VALUE;
        }
    }

    /** Once each time that it becomes so. */
    private void tell() {
        boolean wasShort = isShort;
        isShort = free < leastFree;
        if (isShort && !wasShort) {
            LOG.log(
                    Level.WARNING,
                    "The disk of kanal.data.dir has "
                            + free / MEGABYTE
                            + " MB free: transactions and JMS producers cannot publish until it has "
                            + leastFree / MEGABYTE
                            + " ("
                            + DiskSettings.LEAST_FREE
                            + ")");
        } else if (wasShort && !isShort) {
            LOG.log(
                    Level.INFO,
                    "The disk has room again: transactions and JMS producers may publish");
        }
    }
}
