package org.kanal.history;

public enum Reason {
    EXPIRED("expired"),
    OVERFLOW("overflow"),
    EPOCH_CHANGED("epochChanged"),
    UNAVAILABLE("unavailable");
    private final String wireName;

    Reason(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
