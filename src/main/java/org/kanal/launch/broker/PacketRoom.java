package org.kanal.launch.broker;

import java.time.Duration;

/**
 * The memory that large packets may take together while they come: the broker makes room for each
 * as soon as it has begun, whether or not the rest ever comes.
 */
final class PacketRoom {

    private long free;

    /**
     * @param bytes how much there is; one packet of the largest kind has room in any case
     */
    PacketRoom(long bytes) {
        free = Math.max(bytes, PacketHead.MOST_BYTES);
    }

    /**
     * Waits for room.
     *
     * @param bytes how much, at most that of the largest packet
     * @param patience how long to wait
     * @return false if there was none in time
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    synchronized boolean take(int bytes, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = end - System.nanoTime(); bytes > free; left = end - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        free -= bytes;
        return true;
    }

    /** Gives it back. */
    synchronized void give(int bytes) {
        free += bytes;
        notifyAll();
    }
}
