package org.kanal.queue;

import java.nio.file.Path;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * The disk on which the queues of the broker inside are kept.
 *
 * @param data the server's directory ({@code kanal.data.dir})
 * @param leastFree how many bytes of its disk must be free ({@code kanal.data.min-free-bytes}); 0
 *     for none
 */
public record DiskSettings(Path data, long leastFree) {

    /** {@code kanal.data.min-free-bytes}. */
    public static final String LEAST_FREE = "kanal.data.min-free-bytes";

    private static final String DIRECTORY = "kanal.data.dir";

    /**
     * @throws InvalidInput if a value is outside of what is allowed
     */
    public DiskSettings {
        Bounds.atLeast(LEAST_FREE, leastFree, 0);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static DiskSettings from(SettingReader settings) {
        return new DiskSettings(
                Path.of(settings.optional(DIRECTORY).orElse("kanal-data")),
                settings.large(LEAST_FREE));
    }
}
