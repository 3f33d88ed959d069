package org.kanal.support;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A CDI event without a container: keeps what was fired and tells one observer. */
public final class FactBox<T> implements Event<T> {

    private final Class<T> type;
    private final List<T> facts = new CopyOnWriteArrayList<>();
    private volatile Consumer<T> observer = fact -> {};

    public FactBox(Class<T> type) {
        this.type = type;
    }

    /** What was fired so far. */
    public List<T> facts() {
        return List.copyOf(facts);
    }

    /** Tells this one from now on. */
    public void observe(Consumer<T> newObserver) {
        observer = newObserver;
    }

    boolean isFor(Class<?> fact) {
        return type == fact;
    }

    @Override
    public void fire(T fact) {
        facts.add(fact);
        observer.accept(fact);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U fact) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U fact, NotificationOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}
