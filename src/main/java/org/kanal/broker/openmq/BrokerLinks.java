package org.kanal.broker.openmq;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * How the broker in this process is linked with those of other nodes. OpenMQ tells it to its admin
 * service only, which is turned off: so this asks the classes behind it, by name.
 */
final class BrokerLinks {

    private static final Logger LOG = System.getLogger(BrokerLinks.class.getName());
    private static final String CORE = "com.sun.messaging.jmq.jmsserver.";
    private static final String LIST = "imq.cluster.brokerlist";

    private BrokerLinks() {}

    /** How many other brokers are linked with this one now; empty if this one does not tell. */
    static OptionalInt count() {
        try {
            Object manager = global("getClusterManager");
            Object active =
                    type("cluster.api.ClusterManager")
                            .getMethod("getActiveBrokerCount")
                            .invoke(manager);
            return OptionalInt.of(Math.max(0, (Integer) active - 1));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the broker does not tell its links", e);
            return OptionalInt.empty();
        }
    }

    /**
     * Links this broker with those at these places, and no others; the log says if it cannot.
     *
     * @param places {@code HOST:PORT} of all nodes, this one too
     */
    static void link(List<String> places) {
        String list =
                places.stream().map(place -> "mq://" + place).collect(Collectors.joining(","));
        try {
            type("config.BrokerConfig")
                    .getMethod("updateProperty", String.class, String.class)
                    .invoke(global("getConfig"), LIST, list);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "The message broker cannot be linked with " + places + ": " + e);
        }
    }

    private static Object global(String getter) throws ReflectiveOperationException {
        return type("Globals").getMethod(getter).invoke(null);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Thread.currentThread().getContextClassLoader().loadClass(CORE + name);
    }
}
