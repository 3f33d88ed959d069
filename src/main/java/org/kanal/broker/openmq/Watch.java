package org.kanal.broker.openmq;

/** That this node wants a topic's publications, from one attach to the detach after it. */
final class Watch {

    private final String topic;
    private volatile boolean over;
    private volatile boolean listening;

    Watch(String topic) {
        this.topic = topic;
    }

    String topic() {
        return topic;
    }

    /** Whether it was given up. */
    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Whether the broker has a consumer for it. */
    boolean isListening() {
        return listening;
    }

    void listens() {
        listening = true;
    }
}
