package org.kanal.socket;

import java.util.HashMap;
import java.util.Map;

/** Counts the open connections of this server, all of them and those of each address. */
final class Admission {

    private final int most;
    private final int mostPerAddress;
    private final Map<String, Integer> perAddress = new HashMap<>();
    private int all;

    /**
     * @param most how many may be open; 0 for any number
     * @param mostPerAddress how many from one address; 0 for any number
     */
    Admission(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Counts one more from an address; false if that would be too many. */
    synchronized boolean admit(String address) {
        int open = perAddress.getOrDefault(address, 0);
        if (isFull(all, most) || isFull(open, mostPerAddress)) {
            return false;
        }
        all++;
        perAddress.put(address, open + 1);
        return true;
    }

    /** One that was admitted has ended. */
    synchronized void leave(String address) {
        all--;
        perAddress.computeIfPresent(address, (key, open) -> open == 1 ? null : open - 1);
    }

    private static boolean isFull(int open, int limit) {
        return limit > 0 && open >= limit;
    }
}
