package org.kanal.queue.openmq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.kanal.openmq.ProviderConnection;

/**
 * A queue of the broker in this process, as its operator would configure it. OpenMQ has properties
 * for all queues together, none for one of them, and its admin service is turned off: so this goes
 * to the classes behind it, by name, as {@link ProviderConnection} does.
 */
final class EmbeddedQueue {

    private static final String CORE = "com.sun.messaging.jmq.jmsserver.core.";
    private static final String STORE =
            "com.sun.messaging.jmq.jmsserver.persist.api.PartitionedStore";

    /** Beside a limit in bytes: as many as several large transactions at once. */
    private static final int MOST_MESSAGES = 100_000;

    /** As server-config/broker.properties has it. */
    private static final String LARGEST = "4m";

    /** DestLimitBehavior.REMOVE_OLDEST. */
    private static final int REMOVE_OLDEST = 1;

    /** DestType.DEST_TYPE_QUEUE. */
    private static final int QUEUE = 1;

    private EmbeddedQueue() {}

    /**
     * Lets the queue drop its oldest messages when it is full. Otherwise it drops the newest, and a
     * transacted session in this process is not told.
     *
     * @param name of a queue that exists
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static void keepNewest(String name) throws ReflectiveOperationException {
        set(name, "setLimitBehavior", REMOVE_OLDEST);
    }

    /**
     * Lets the queue hold many messages, as long as they are not too many bytes.
     *
     * @param name of a queue that exists
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static void holdMany(String name) throws ReflectiveOperationException {
        set(name, "setCapacity", MOST_MESSAGES);
    }

    /**
     * Keeps the queue to this node where the broker is linked with others: its messages wait here
     * for the reader here, and no other one takes them. Makes the queue if it does not exist; to be
     * called before anybody listens to it.
     *
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static void keepHere(String name) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Object made =
                loader.loadClass(CORE + "DestinationList")
                        .getMethod(
                                "getDestination",
                                loader.loadClass(STORE),
                                String.class,
                                int.class,
                                boolean.class,
                                boolean.class)
                        .invoke(null, null, name, QUEUE, true, true);
        Class<?> type = loader.loadClass(CORE + "Destination");
        for (Object queue : (Object[]) made) {
            type.getMethod("setIsLocal", boolean.class).invoke(queue, true);
            type.getMethod("update").invoke(queue);
        }
    }

    /**
     * Lets the queue refuse whatever is sent to it, as too large, until it takes messages again.
     * The broker forgets that with its end, and writes nothing: it is for a disk that is full.
     *
     * @param name of a queue that exists
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static void takeNothing(String name, boolean nothing) throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> size = loader.loadClass("com.sun.messaging.jmq.util.SizeString");
        Class<?> type = loader.loadClass(CORE + "Destination");
        Object most = size.getConstructor(String.class).newInstance(nothing ? "1b" : LARGEST);
        for (Object queue : found(loader, name)) {
            type.getMethod("setMaxByteSize", size).invoke(queue, most);
        }
    }

    /**
     * Removes messages that nobody has taken yet; none if there is no such queue.
     *
     * @param which says of a message's properties whether it goes; they are null where it has none
     * @return how many
     * @throws ReflectiveOperationException if this broker is another one than expected
     */
    static long remove(String name, Predicate<Map<?, ?>> which)
            throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> filter = loader.loadClass("com.sun.messaging.jmq.util.lists.Filter");
        Method properties = loader.loadClass(CORE + "PacketReference").getMethod("getProperties");
        AtomicLong removed = new AtomicLong();
        InvocationHandler matches =
                (proxy, method, arguments) -> {
                    boolean goes = which.test((Map<?, ?>) properties.invoke(arguments[0]));
                    removed.addAndGet(goes ? 1 : 0);
                    return goes;
                };
        Object those = Proxy.newProxyInstance(loader, new Class<?>[] {filter}, matches);
        Method purge = loader.loadClass(CORE + "Destination").getMethod("purgeDestination", filter);
        for (Object queue : found(loader, name)) {
            if (queue != null) {
                purge.invoke(queue, those);
            }
        }
        return removed.get();
    }

    private static void set(String name, String setter, int value)
            throws ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Class<?> type = loader.loadClass(CORE + "Destination");
        for (Object queue : found(loader, name)) {
            type.getMethod(setter, int.class).invoke(queue, value);
            type.getMethod("update").invoke(queue);
        }
    }

    private static Object[] found(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        Object found =
                loader.loadClass(CORE + "DestinationList")
                        .getMethod(
                                "findDestination",
                                loader.loadClass(STORE),
                                String.class,
                                boolean.class)
                        .invoke(null, null, name, true);
        return (Object[]) found;
    }
}
