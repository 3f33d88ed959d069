package org.kanal.support;

/** Whether this server is one of several, by the settings that say who the others are. */
public final class Clustered {

    private Clustered() {}

    /** Whether {@code kanal.cluster.members} or {@code kanal.cluster.dns} is set. */
    public static boolean by(SettingReader settings) {
        return settings.optional("kanal.cluster.members").isPresent()
                || settings.optional("kanal.cluster.dns").isPresent();
    }
}
