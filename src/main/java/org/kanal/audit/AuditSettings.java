package org.kanal.audit;

/**
 * @param mostPerMinute how many lines of events a minute are written ({@code
 *     kanal.audit.max-per-minute}); of these a third for one kind of event, so that a flood of one
 *     hides no other
 * @param mostPerAddress how many of these for one kind from one address ({@code
 *     kanal.audit.max-per-address}); what is more is counted
 */
public record AuditSettings(int mostPerMinute, int mostPerAddress) {

    /** Until the application has read its own. */
    static final AuditSettings DEFAULT = new AuditSettings(60, 5);

    private static final int SHARES = 3;

    /**
     * @throws IllegalArgumentException naming the key, if a value is outside of what is allowed
     */
    public AuditSettings {
        require("kanal.audit.max-per-minute", mostPerMinute, SHARES);
        require("kanal.audit.max-per-address", mostPerAddress, 1);
    }

    int mostPerKind() {
        return mostPerMinute / SHARES;
    }

    private static void require(String key, int value, int least) {
        if (value < least || value > 100_000) {
            throw new IllegalArgumentException(
                    key + ": " + value + " is not allowed; allowed: " + least + " to 100000");
        }
    }
}
