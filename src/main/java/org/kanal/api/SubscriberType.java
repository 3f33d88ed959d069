package org.kanal.api;

/** What kind of person or program a {@link Subscriber} is. */
public enum SubscriberType {
    /** Logged in and in the administrators' role. */
    ADMIN,
    /** Logged in. */
    MEMBER,
    /** Not logged in. */
    VISITOR
}
