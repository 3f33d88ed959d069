package org.kanal.permission;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param fallback the decision where no handler and no rule is for a channel ({@code
 *     kanal.permissions.default})
 * @param timeout how long a handler may take ({@code kanal.permissions.timeout}); more than zero
 * @param threads how many threads all handlers together may hold ({@code
 *     kanal.permissions.threads})
 * @param threadsPerHandler how many one may hold ({@code kanal.permissions.threads-per-handler})
 * @param lostPerHandler how many one may keep beyond its time before it is asked no more ({@code
 *     kanal.permissions.lost-per-handler})
 * @param maxWaiting how many questions may wait for one handler's threads ({@code
 *     kanal.permissions.max-waiting})
 * @param recheckShare how much of one processor's time rechecks take, in percent ({@code
 *     kanal.permissions.recheck-share})
 * @param file the operator's rules ({@code kanal.permissions.file}); empty for none
 */
public record PermissionsSettings(
        ChannelPermissions fallback,
        Duration timeout,
        int threads,
        int threadsPerHandler,
        int lostPerHandler,
        int maxWaiting,
        int recheckShare,
        Optional<Path> file) {

    public static final String FILE_KEY = "kanal.permissions.file";

    private static final String TIMEOUT = "kanal.permissions.timeout";
    private static final String THREADS = "kanal.permissions.threads";
    private static final String PER_HANDLER = "kanal.permissions.threads-per-handler";
    private static final String LOST = "kanal.permissions.lost-per-handler";
    private static final String MAX_WAITING = "kanal.permissions.max-waiting";
    private static final String SHARE = "kanal.permissions.recheck-share";
    private static final int MOST_THREADS = 1_000;

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public PermissionsSettings {
        Bounds.positive(TIMEOUT, timeout, "PT5S");
        Bounds.between(THREADS, threads, 1, MOST_THREADS);
        Bounds.between(PER_HANDLER, threadsPerHandler, 1, MOST_THREADS);
        Bounds.between(LOST, lostPerHandler, 1, MOST_THREADS);
        Bounds.atLeast(MAX_WAITING, maxWaiting, 1);
        Bounds.between(SHARE, recheckShare, 1, 100);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static PermissionsSettings from(SettingReader settings) {
        boolean isDeny =
                settings.oneOf("kanal.permissions.default", List.of("read", "deny")).equals("deny");
        return new PermissionsSettings(
                isDeny ? ChannelPermissions.denied() : ChannelPermissions.readOnly(),
                settings.duration(TIMEOUT),
                settings.whole(THREADS),
                settings.whole(PER_HANDLER),
                settings.whole(LOST),
                settings.whole(MAX_WAITING),
                settings.whole(SHARE),
                settings.optional(FILE_KEY).map(Path::of));
    }
}
