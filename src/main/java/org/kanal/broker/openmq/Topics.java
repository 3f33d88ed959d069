package org.kanal.broker.openmq;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.kanal.api.Channel;
import org.kanal.api.Unavailable;

/**
 * The channels that this node wants, and their topics at the broker.
 *
 * <p>Whoever looks at a channel costs a broker in this process nothing: only this process publishes
 * there, so the topic gets its consumer, and is made by that, before the first publication is sent.
 * At a broker elsewhere other nodes publish too, and every channel has its consumer at once.
 */
final class Topics {

    /** Those who listen at the broker. */
    interface Listeners {

        /**
         * Returns when publications on the topic arrive, unless the watch is over by then.
         *
         * @throws Unavailable if the broker does not answer in time
         */
        void attach(Watch watch);

        /** Leaves the topic after what was called before, and waits for nothing. */
        void detach(String topic);
    }

    private final Map<Channel, Watch> watched = new ConcurrentHashMap<>();
    private final Deque<Long> left = new ArrayDeque<>();
    private final Listeners listeners;
    private final boolean onlyWePublish;
    private final long lingerNanos;
    private final LongSupplier nanos;

    /**
     * @param onlyWePublish whether nobody else publishes at this broker
     * @param linger how long the broker keeps a topic that nobody uses
     */
    Topics(Listeners listeners, boolean onlyWePublish, Duration linger, LongSupplier nanos) {
        this.listeners = listeners;
        this.onlyWePublish = onlyWePublish;
        this.lingerNanos = linger.toNanos();
        this.nanos = nanos;
    }

    /**
     * From now on, everything published on the channel arrives.
     *
     * @throws Unavailable if the broker does not answer in time; a {@link #detach} must follow
     */
    void attach(Channel channel) {
        Watch watch = watched.computeIfAbsent(channel, any -> new Watch(TopicName.of(channel)));
        if (!onlyWePublish) {
            listen(watch);
        }
    }

    /** Whether this node's consumer is on the channel's topic. */
    boolean isListening(Channel channel) {
        Watch watch = watched.get(channel);
        return watch != null && watch.isListening();
    }

    /**
     * A publication on the channel is about to be sent.
     *
     * @throws Unavailable if somebody here waits for it and the broker does not answer in time
     */
    void beforePublishing(Channel channel) {
        Watch watch = watched.get(channel);
        if (watch != null) {
            listen(watch);
        }
    }

    /** The channel is not wanted any more; neither fails nor waits. */
    void detach(Channel channel) {
        Watch watch = watched.remove(channel);
        if (watch != null) {
            watch.end();
            listeners.detach(watch.topic());
            if (watch.isListening()) {
                leave();
            }
        }
    }

    /** How many topics were left so lately that the broker still has them. */
    synchronized int lingering() {
        while (!left.isEmpty() && nanos.getAsLong() - left.peek() > lingerNanos) {
            left.remove();
        }
        return left.size();
    }

    private synchronized void leave() {
        left.add(nanos.getAsLong());
    }

    private void listen(Watch watch) {
        if (!watch.isListening()) {
            listeners.attach(watch);
        }
    }
}
