package org.kanal.api;

/**
 * A decision on one subscriber and one channel.
 *
 * @param read whether the subscriber may subscribe
 * @param write whether the subscriber may publish from the browser
 * @param status why not, as an HTTP status: 403 if the decision is no, 503 if there could be no
 *     decision
 */
public record ChannelPermissions(boolean read, boolean write, int status) {

    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    /** A decision that was made. */
    public ChannelPermissions(boolean read, boolean write) {
        this(read, write, FORBIDDEN);
    }

    /** May subscribe, may not publish. */
    public static ChannelPermissions readOnly() {
        return new ChannelPermissions(true, false);
    }

    /** May subscribe and publish. */
    public static ChannelPermissions readWrite() {
        return new ChannelPermissions(true, true);
    }

    /** May do neither. */
    public static ChannelPermissions denied() {
        return new ChannelPermissions(false, false);
    }

    /** Nobody could decide, so neither is allowed now. */
    public static ChannelPermissions undecided() {
        return new ChannelPermissions(false, false, UNAVAILABLE);
    }

    /** Whether this is no decision, but the lack of one. */
    public boolean isUndecided() {
        return status == UNAVAILABLE;
    }
}
