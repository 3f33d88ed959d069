package org.kanal.broker.openmq;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which topics the broker in this process has. A message for one that it has not got reaches
 * nobody, whoever could listen: sending it would make the topic, some ten kilobytes that stay for a
 * while, of every name that anybody publishes on. OpenMQ has no way to ask, so this goes to its
 * classes.
 */
final class EmbeddedTopics {

    private static final String LIST = "com.sun.messaging.jmq.jmsserver.core.DestinationList";
    private static final String STORE =
            "com.sun.messaging.jmq.jmsserver.persist.api.PartitionedStore";

    private final Method find;

    private EmbeddedTopics(Method find) {
        this.find = find;
    }

    /** Empty if this broker is another one than expected. */
    static Optional<EmbeddedTopics> look() {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Method find =
                    loader.loadClass(LIST)
                            .getMethod(
                                    "findDestination",
                                    loader.loadClass(STORE),
                                    String.class,
                                    boolean.class);
            return Optional.of(new EmbeddedTopics(find));
        } catch (ReflectiveOperationException | LinkageError e) {
            System.getLogger(EmbeddedTopics.class.getName())
                    .log(Level.DEBUG, "the broker does not tell its topics", e);
            return Optional.empty();
        }
    }

    /** Whether there is a topic of that name; true where that cannot be said. */
    boolean has(String topic) {
        try {
            Object[] found = (Object[]) find.invoke(null, null, topic, false);
            return found != null && Stream.of(found).anyMatch(Objects::nonNull);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(EmbeddedTopics.class.getName())
                    .log(Level.DEBUG, "the broker does not tell about " + topic, e);
            return true;
        }
    }
}
