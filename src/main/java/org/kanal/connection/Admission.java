package org.kanal.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kanal.identity.IpAddress;

/** Counts the open connections of this server, all of them and those of each address. */
public final class Admission {

    private final int most;
    private final int mostPerAddress;
    private final boolean sparesLoopback;
    private final Map<String, Integer> perAddress = new HashMap<>();
    private int all;

    /**
     * @param most how many may be open; 0 for any number
     * @param mostPerAddress how many from one address; 0 for any number
     * @param sparesLoopback whether this host may have any number
     */
    public Admission(int most, int mostPerAddress, boolean sparesLoopback) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
        this.sparesLoopback = sparesLoopback;
    }

    /** Counts one more from an address; empty if that would be too many. */
    public synchronized Optional<ConnectionSlot> admit(IpAddress address) {
        int open = perAddress.getOrDefault(address.name(), 0);
        boolean isSpared = sparesLoopback && address.isLoopback();
        if (isFull(all, most) || (!isSpared && isFull(open, mostPerAddress))) {
            return Optional.empty();
        }
        all++;
        perAddress.put(address.name(), open + 1);
        return Optional.of(new ConnectionSlot(address.name(), () -> leave(address)));
    }

    private synchronized void leave(IpAddress address) {
        all--;
        perAddress.computeIfPresent(address.name(), (key, open) -> open == 1 ? null : open - 1);
    }

    private static boolean isFull(int open, int limit) {
        return limit > 0 && open >= limit;
    }
}
