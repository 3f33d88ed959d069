package org.kanal.broker.openmq;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the broker in this process is linked with those of other nodes. OpenMQ tells it to its admin
 * service only, which is turned off: so this asks the classes behind it, by name.
 */
final class BrokerLinks {

    private static final String CORE = "com.sun.messaging.jmq.jmsserver.";
    private static final String LIST = "imq.cluster.brokerlist";

    private BrokerLinks() {}

    /**
     * How many other brokers are linked with this one now.
     *
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static int count() throws ReflectiveOperationException {
        Object manager = global("getClusterManager");
        Object active =
                type("cluster.api.ClusterManager")
                        .getMethod("getActiveBrokerCount")
                        .invoke(manager);
        return Math.max(0, (Integer) active - 1);
    }

    /**
     * Links this broker with those at these places, and no others.
     *
     * @param places {@code HOST:PORT} of all nodes, this one too
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static void link(List<String> places) throws ReflectiveOperationException {
        String list =
                places.stream().map(place -> "mq://" + place).collect(Collectors.joining(","));
        type("config.BrokerConfig")
                .getMethod("updateProperty", String.class, String.class)
                .invoke(global("getConfig"), LIST, list);
    }

    private static Object global(String getter) throws ReflectiveOperationException {
        return type("Globals").getMethod(getter).invoke(null);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Thread.currentThread().getContextClassLoader().loadClass(CORE + name);
    }
}
