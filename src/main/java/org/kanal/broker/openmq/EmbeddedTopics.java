package org.kanal.broker.openmq;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which topics the broker in this process has. A message for one that it has not got reaches
 * nobody, whoever could listen: sending it would make the topic, some ten kilobytes that stay for a
 * while, of every name that anybody publishes on. OpenMQ has no way to ask, so this goes to its
 * classes.
 */
final class EmbeddedTopics {

    private static final String LIST = "com.sun.messaging.jmq.jmsserver.core.DestinationList";
    private static final String TOPIC = "com.sun.messaging.jmq.jmsserver.core.Destination";
    private static final String STORE =
            "com.sun.messaging.jmq.jmsserver.persist.api.PartitionedStore";

    private final Method find;

    private final Method count;

    private EmbeddedTopics(Method find, Method count) {
        this.find = find;
        this.count = count;
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
            Method count = loader.loadClass(TOPIC).getMethod("getConsumerCount");
            return Optional.of(new EmbeddedTopics(find, count));
        } catch (ReflectiveOperationException | LinkageError e) {
            System.getLogger(EmbeddedTopics.class.getName())
                    .log(Level.DEBUG, "the broker does not tell its topics", e);
            return Optional.empty();
        }
    }

    /** How many consumers a topic has; empty if there is none of that name. */
    OptionalInt consumers(String topic) {
        try {
            Object[] found = (Object[]) find.invoke(null, null, topic, false);
            return found == null || found.length == 0 || found[0] == null
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) count.invoke(found[0]));
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(EmbeddedTopics.class.getName())
                    .log(Level.DEBUG, "the broker does not tell about " + topic, e);
            return OptionalInt.of(Integer.MAX_VALUE);
        }
    }
}
