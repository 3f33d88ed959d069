package org.kanal.config;

/**
 * What the heap is shared out to. Sums that are not set are shares of the heap that is there, so
 * that a small server is bounded as a large one is.
 *
 * @param heap the most that Java takes for objects, in bytes
 * @param history what the channels' logs may take, in bytes
 * @param broker what the messages of the broker in this process may take, in bytes; 0 if it is
 *     elsewhere
 * @param unread what the clients that do not keep up may leave unread together, in bytes
 * @param channels what the channels that are received here may take, in bytes
 * @param presence what those who are there may take, in bytes; 0 if no channel tells who is
 */
record MemoryBudget(
        long heap, long history, long broker, long unread, long channels, long presence) {

    /** The history's share, one in so many. */
    private static final int HISTORY_PART = 4;

    /** What all sums together may take, in hundredths: connections and work need the rest. */
    private static final int MOST_PERCENT = 75;

    private static final long MEGABYTE = 1L << 20;

    /** This node's members' share, one in so many. */
    private static final int PRESENCE_PART = 16;

    /** What this node's members may take unless it is set. */
    static long forPresence() {
        return Math.max(MEGABYTE, Runtime.getRuntime().maxMemory() / PRESENCE_PART);
    }

    /** What the logs may take unless it is set. */
    static long forHistory() {
        return Math.max(MEGABYTE, Runtime.getRuntime().maxMemory() / HISTORY_PART);
    }

    boolean fits() {
        return (history + broker + unread + channels + presence) * 100 <= heap * MOST_PERCENT;
    }

    /** One line for the operator. */
    String line() {
        return "Memory: "
                + megabytes(heap)
                + " of heap at most, of it history "
                + megabytes(history)
                + ", broker "
                + megabytes(broker)
                + ", unread messages "
                + megabytes(unread)
                + ", channels "
                + megabytes(channels)
                + (presence == 0 ? "" : ", who is there " + megabytes(presence));
    }

    /** One line that says what to do where it does not fit. */
    String warning() {
        return line()
                + ": that does not fit. Allowed: three quarters of the heap together; give Java more"
                + " (-Xmx), or lower kanal.history.max-bytes, kanal.broker.max-bytes,"
                + " kanal.outbox.max-total-bytes, kanal.hub.max-channels (4 KB each) and"
                + " kanal.presence.max-bytes";
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }
}
