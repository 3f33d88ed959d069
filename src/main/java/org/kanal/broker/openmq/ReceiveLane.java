package org.kanal.broker.openmq;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.kanal.api.Unavailable;
import org.kanal.openmq.BoundedCalls;

/**
 * One session, and so one thread, on which the publications of many topics arrive, each topic in
 * order. What runs on it must not block.
 *
 * <p>Topics are attached and detached one after another on a second thread, in the order of the
 * calls, so that a broker that hangs keeps nobody else: a call waits for so long and no longer, and
 * where one hangs already, not at all.
 */
final class ReceiveLane {

    private static final Logger LOG = System.getLogger(ReceiveLane.class.getName());

    private final Session session;
    private final MessageListener listener;
    private final ExecutorService thread;
    private final BoundedCalls calls;
    private final long timeoutNanos;
    private final Map<String, MessageConsumer> consumers = new HashMap<>();
    private volatile boolean calling;
    private volatile long callingSince;

    /**
     * @param listener gets every message of the lane's topics, one after another
     * @param threads makes the thread for the calls
     * @param timeout how long a call may take
     */
    ReceiveLane(
            Connection connection,
            MessageListener listener,
            ThreadFactory threads,
            Duration timeout)
            throws JMSException {
        // Repeats after a reconnect are dropped by position, so a lazy acknowledgement is enough.
        this.session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
        this.listener = listener;
        this.thread = Executors.newSingleThreadExecutor(threads);
        this.calls = new BoundedCalls(thread, timeout);
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * Returns when publications on the topic arrive here, unless the watch is over by then.
     *
     * @throws Unavailable if the broker does not answer in time; a {@link #detach} must follow
     */
    void attach(Watch watch) {
        if (calling && System.nanoTime() - callingSince > timeoutNanos) {
            throw new Unavailable("the message broker does not answer");
        }
        calls.call("subscribing to topic " + watch.topic(), () -> timed(() -> consume(watch)));
    }

    /** Leaves the topic, at some time after this. */
    void detach(String topic) {
        try {
            thread.execute(() -> leave(topic));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "nothing to leave: the lane is closed", e);
        }
    }

    /** Ends the thread; the session ends with its connection. */
    void close() {
        thread.shutdownNow();
    }

    /** A watch that was over before its turn came has been left already. */
    private Void consume(Watch watch) throws JMSException {
        String topic = watch.topic();
        if (watch.isOver()) {
            return null;
        }
        if (!consumers.containsKey(topic)) {
            MessageConsumer consumer = session.createConsumer(session.createTopic(topic));
            consumer.setMessageListener(listener);
            consumers.put(topic, consumer);
        }
        watch.listens();
        return null;
    }

    private void leave(String topic) {
        MessageConsumer consumer = consumers.remove(topic);
        if (consumer == null) {
            return;
        }
        try {
            timed(
                    () -> {
                        consumer.close();
                        return null;
                    });
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Topic " + topic + " could not be left: " + e, e);
        }
    }

    private Void timed(Callable<Void> call) throws Exception {
        callingSince = System.nanoTime();
        calling = true;
        try {
            return call.call();
        } finally {
            calling = false;
        }
    }
}
