package org.kanal.site;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.kanal.support.Seldom;

/**
 * Tells the operator what was refused and what to set if it should not have been: now and then, as
 * anybody can cause it.
 */
public final class Refused {

    private static final Logger LOG = System.getLogger(Refused.class.getName());
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int MOST_CHARACTERS = 200;

    private final Seldom lines = new Seldom(QUIET);
    private final AtomicInteger untold = new AtomicInteger();

    /**
     * @param what one line
     */
    public void tell(String what) {
        if (!lines.isTime()) {
            untold.incrementAndGet();
            return;
        }
        int others = untold.getAndSet(0);
        LOG.log(Level.WARNING, others == 0 ? what : what + " (" + others + " more before it)");
    }

    /** What a stranger sent, fit for a line. */
    public static String shown(String text) {
        String line = text == null ? "" : text.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
    }
}
