package org.kanal.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.broker.memory.MemoryBroker;

/**
 * A broker for unit tests that can fail, and that can lose and repeat what it carries, as one over
 * a network may.
 */
public final class InMemoryBroker implements Broker {

    private final MemoryBroker carrier = new MemoryBroker();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Predicate<Publication> loses = publication -> false;
    private volatile boolean repeats;
    private volatile RuntimeException failure;
    private volatile int lingering;

    public InMemoryBroker() {
        observe(publication -> {});
    }

    /** Who hears what arrives, instead of a hub. */
    public void observe(Consumer<Publication> observer) {
        carrier.start(
                new Deliveries() {
                    @Override
                    public void onPublication(Publication publication) {
                        observer.accept(publication);
                    }

                    @Override
                    public void onReconnected(BrokerReconnected reconnected) {
                        // nobody asked
                    }
                });
    }

    /** From now on these do not arrive. */
    public void lose(Predicate<Publication> which) {
        loses = which;
    }

    /** From now on everything arrives twice. */
    public void repeat() {
        repeats = true;
    }

    /** Whether calls fail from now on. */
    public void fail(boolean failing) {
        failWith(failing ? new Unavailable("the broker is gone, on purpose") : null);
    }

    /** What calls fail with from now on. */
    public void failWith(RuntimeException how) {
        failure = how;
    }

    /** What was attached and detached, in order: {@code +news}, {@code -news}. */
    public List<String> calls() {
        return new ArrayList<>(calls);
    }

    @Override
    public void start(Deliveries deliveries) {
        carrier.start(deliveries);
    }

    @Override
    public synchronized void publish(Publication publication) {
        requireReachable();
        if (!loses.test(publication)) {
            carrier.publish(publication);
            if (repeats) {
                carrier.publish(publication);
            }
        }
    }

    @Override
    public void attach(Channel channel) {
        requireReachable();
        calls.add("+" + channel);
        carrier.attach(channel);
    }

    @Override
    public boolean isReachable() {
        return failure == null;
    }

    @Override
    public void detach(Channel channel) {
        calls.add("-" + channel);
        carrier.detach(channel);
    }

    /** From now on so many topics linger. */
    public void linger(int topics) {
        lingering = topics;
    }

    @Override
    public int lingering() {
        return lingering;
    }

    private void requireReachable() {
        RuntimeException how = failure;
        if (how != null) {
            throw how;
        }
    }
}
