package org.kanal.history.grid;

import com.hazelcast.cluster.Member;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether a member that is not in the grid any more has ended, or may go on elsewhere without
 * this node: where it listened nobody does, and its host says so. From a host that is silent, a
 * process that hangs, and one that still takes connections, nothing is known.
 */
final class Departure {

    /** Finds out about a member that is gone. */
    interface Asker {

        /** Whether the member that listened there has ended; false if it may go on by itself. */
        boolean hasEnded(InetSocketAddress address) throws InterruptedException;
    }

    /** How long a host may take to say so; one that stops may close its port a little later. */
    static final long PATIENCE_MILLIS = 2_000;

    private static final System.Logger LOG = System.getLogger(Departure.class.getName());
    private static final long PAUSE_MILLIS = 50;

    private Departure() {}

    /** Whether a member has ended; the log says so, or that it has not. */
    static boolean hasEnded(Member member, Asker asker) throws InterruptedException {
        boolean hasEnded = asker.hasEnded(member.getSocketAddress());
        LOG.log(
                Level.WARNING,
                "Node {0} left the cluster: it {1}",
                member.getAddress(),
                hasEnded ? "has ended" : "does not answer, and may go on by itself");
        return hasEnded;
    }

    /**
     * Asks the member's host; takes at most {@link #PATIENCE_MILLIS}.
     *
     * @param address where the member listened
     */
    static boolean isEnd(InetSocketAddress address) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        long left = PATIENCE_MILLIS;
        while (left > 0) {
            if (isRefused(address, (int) left)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return false;
    }

    private static boolean isRefused(InetSocketAddress address, int millis) {
        try (Socket socket = new Socket()) {
            socket.connect(address, millis);
            return false;
        } catch (ConnectException e) {
            // One that no route leads to fails so too, with another text.
            return String.valueOf(e.getMessage()).contains("refused");
        } catch (IOException e) {
            return false;
        }
    }
}
