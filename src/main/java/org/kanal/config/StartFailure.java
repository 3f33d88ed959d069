package org.kanal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.kanal.api.Unavailable;
import org.kanal.openmq.BrokerUnavailable;

/** Why the application does not start, as its operator can use it. */
final class StartFailure {

    private StartFailure() {}

    /**
     * One line: what is wrong and what to do. Whatever else does not answer says itself what it is.
     *
     * @param brokerUrl asked only if the broker is what failed
     */
    static String reason(RuntimeException failure, Supplier<String> brokerUrl) {
        List<Throwable> chain = chain(failure);
        String deepest = deepestMessage(chain);
        if (chain.stream().anyMatch(StartFailure::isWithoutAdapter)) {
            return "the server has no resource adapter by the name that kanal.broker.adapter says ("
                    + deepest
                    + "): deploy it under that name, as docs/embedding.md shows, or set the name";
        }
        if (chain.stream().anyMatch(BrokerUnavailable.class::isInstance)) {
            return "the message broker at "
                    + brokerUrl.get()
                    + " cannot be used ("
                    + deepest
                    + "): start it, or check kanal.broker.url, kanal.broker.user and"
                    + " kanal.broker.password";
        }
        return chain.stream()
                .filter(Unavailable.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(deepest);
    }

    /** The container makes connection factories of ours when they are looked up. */
    private static boolean isWithoutAdapter(Throwable failure) {
        return failure instanceof NamingException
                && failure.getMessage() != null
                && failure.getMessage().contains("java:app/jms/kanal");
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable next = failure; next != null; next = next.getCause()) {
            chain.add(next);
        }
        return chain;
    }

    /** Proxies and the container wrap what happened, some of them without a word. */
    private static String deepestMessage(List<Throwable> chain) {
        return chain.stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .filter(message -> !message.isBlank())
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> chain.get(chain.size() - 1).toString());
    }
}
