package org.kanal.queue.openmq;

import java.nio.file.Path;
import java.util.Optional;
import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * The disk on which the queues of the broker inside are kept.
 *
 * @param directory where they are; empty where there is no broker inside; told by the server's
 *     start, which makes it in {@code kanal.data.dir}
 * @param leastFree how many bytes of its disk must be free ({@code kanal.data.min-free-bytes}); 0
 *     for none
 */
public record DiskSettings(Optional<Path> directory, long leastFree) {

    /** {@code kanal.data.min-free-bytes}. */
    public static final String LEAST_FREE = "kanal.data.min-free-bytes";

    private static final String DIRECTORY = "kanal.launch.broker.dir";

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
                settings.optional(DIRECTORY).map(Path::of), settings.large(LEAST_FREE));
    }
}
