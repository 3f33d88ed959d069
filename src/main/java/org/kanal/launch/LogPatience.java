package org.kanal.launch;

import java.time.Duration;

/**
 * What becomes of entries while the log cannot be written, because a disk hangs or nobody reads the
 * console.
 *
 * @param longest how long somebody who logs waits, once: {@code kanal.log.patience}, a second by
 *     default, which no heartbeat minds
 * @param mostCharacters how much is kept until it can be written: {@code kanal.log.max-waiting},
 *     4,000,000 by default; what comes then is lost and counted
 */
record LogPatience(Duration longest, int mostCharacters) {
    static final LogPatience DEFAULT = new LogPatience(Duration.ofSeconds(1), 4_000_000);
}
