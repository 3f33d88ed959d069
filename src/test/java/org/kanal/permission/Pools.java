package org.kanal.permission;

import java.time.Duration;
import java.util.Optional;
import org.kanal.api.ChannelPermissions;
import org.kanal.support.DaemonThreads;

/** Threads for handlers, as many as the defaults say. */
public final class Pools {

    private Pools() {}

    public static HandlerPool usual() {
        return new HandlerPool(settings(), new DaemonThreads(), Runnable::run);
    }

    public static PermissionsSettings settings() {
        return new PermissionsSettings(
                ChannelPermissions.readOnly(),
                Duration.ofSeconds(5),
                64,
                16,
                8,
                10_000,
                50,
                Optional.empty());
    }
}
