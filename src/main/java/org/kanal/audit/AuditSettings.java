package org.kanal.audit;

import org.kanal.api.InvalidInput;
import org.kanal.support.Bounds;
import org.kanal.support.SettingReader;

/**
 * @param mostPerMinute how many lines of events a minute are written ({@code
 *     kanal.audit.max-per-minute}); of these a third for one kind of event, so that a flood of one
 *     hides no other
 * @param mostPerAddress how many of these for one kind from one address ({@code
 *     kanal.audit.max-per-address}); what is more is counted
 */
public record AuditSettings(int mostPerMinute, int mostPerAddress) {

    private static final String PER_MINUTE = "kanal.audit.max-per-minute";
    private static final String PER_ADDRESS = "kanal.audit.max-per-address";

    /** Until the application has read its own. */
    static final AuditSettings DEFAULT = new AuditSettings(60, 5);

    private static final int SHARES = 3;
    private static final int MOST = 100_000;

    /**
     * @throws InvalidInput naming the key, if a value is outside of what is allowed
     */
    public AuditSettings {
        Bounds.between(PER_MINUTE, mostPerMinute, SHARES, MOST);
        Bounds.between(PER_ADDRESS, mostPerAddress, 1, MOST);
    }

    /**
     * What the settings say.
     *
     * @throws InvalidInput if a value is not allowed
     */
    public static AuditSettings from(SettingReader settings) {
        return new AuditSettings(settings.whole(PER_MINUTE), settings.whole(PER_ADDRESS));
    }

    int mostPerKind() {
        return mostPerMinute / SHARES;
    }
}
