package org.kanal.api;

/** Why a member is not there any more. */
public enum LeaveReason {
    /** It left: it unsubscribed, closed its page or logged out. */
    CLOSED,
    /** Its connection was lost and did not come back within {@code kanal.presence.grace}. */
    LOST,
    /** It may not read the channel any more, or was shut out. */
    REVOKED,
    /** The node that it was connected to has died, and it did not come back at another one. */
    NODE_DIED
}
