package org.kanal.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many files, and with them connections, the system lets this process open. Where it is at that
 * limit it can accept nobody, and turns round in trying.
 */
public final class OpenFiles {

    /** What the server opens besides connections, after its start. */
    private static final int RESERVE = 128;

    private OpenFiles() {}

    /** How many connections there may be at most; any number where the system does not tell. */
    public static int mostConnections() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? most(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : Integer.MAX_VALUE;
    }

    /** Of so many that are allowed and so many that are open. */
    static int most(long allowed, long open) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, allowed - open - RESERVE));
    }
}
