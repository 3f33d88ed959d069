package org.kanal.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kanal.api.Channel;
import org.kanal.api.Publication;
import org.kanal.api.PublicationReceived;
import org.kanal.api.Unavailable;

/**
 * The broker for unit tests: keeps {@link Broker}'s promise in this JVM, on the publisher's thread.
 * It can fail, and it can lose and repeat what it carries, as a real one may.
 */
public final class InMemoryBroker implements Broker {

    private final Set<Channel> attached = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Consumer<PublicationReceived> observer = received -> {};
    private volatile Predicate<Publication> loses = publication -> false;
    private volatile boolean repeats;
    private volatile boolean fails;
    private volatile int lingering;

    /** Who hears what arrives. */
    public void observe(Consumer<PublicationReceived> newObserver) {
        observer = newObserver;
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
        fails = failing;
    }

    /** What was attached and detached, in order: {@code +news}, {@code -news}. */
    public List<String> calls() {
        return new ArrayList<>(calls);
    }

    @Override
    public void start(Deliveries deliveries) {
        observe(deliveries::onPublication);
    }

    @Override
    public synchronized void publish(Publication publication) {
        requireReachable();
        if (attached.contains(publication.channel()) && !loses.test(publication)) {
            observer.accept(new PublicationReceived(publication));
            if (repeats) {
                observer.accept(new PublicationReceived(publication));
            }
        }
    }

    @Override
    public void attach(Channel channel) {
        requireReachable();
        calls.add("+" + channel);
        attached.add(channel);
    }

    @Override
    public boolean isReachable() {
        return !fails;
    }

    @Override
    public void detach(Channel channel) {
        calls.add("-" + channel);
        attached.remove(channel);
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
        if (fails) {
            throw new Unavailable("the broker is gone, on purpose");
        }
    }
}
