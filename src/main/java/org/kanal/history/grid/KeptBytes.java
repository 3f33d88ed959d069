package org.kanal.history.grid;

/**
 * Counts the memory that one log takes, as far as this node filled it: what it appended, less what
 * was overwritten or has expired. What other nodes overwrite counts on until it expires, so the
 * count errs to the high side. Not safe for several threads.
 */
final class KeptBytes {

    /** About what the grid spends on a log and on an entry beside their content, as measured. */
    private static final int PER_LOG = 6_144;

    private static final int PER_SLOT = 16;
    private static final int PER_ENTRY = 64;

    private final int[] slots;
    private long newest;
    private long oldest = 1;
    private long entries;

    KeptBytes(int capacity) {
        slots = new int[capacity];
    }

    long bytes() {
        return PER_LOG + (long) PER_SLOT * slots.length + entries;
    }

    boolean hasEntries() {
        return entries > 0;
    }

    void added(long offset, int length) {
        fill(offset, PER_ENTRY + length);
        newest = Math.max(newest, offset);
    }

    /** Everything before this offset has gone. */
    void goneBefore(long offset) {
        long first = Math.max(oldest, newest - slots.length + 1);
        for (long gone = first; gone < offset && gone <= newest; gone++) {
            fill(gone, 0);
        }
        oldest = Math.max(oldest, offset);
    }

    private void fill(long offset, int bytes) {
        int slot = (int) (offset % slots.length);
        entries += bytes - slots[slot];
        slots[slot] = bytes;
    }
}
