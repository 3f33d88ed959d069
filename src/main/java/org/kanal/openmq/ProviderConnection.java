package org.kanal.openmq;

import jakarta.jms.Connection;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * OpenMQ's own connection, which reconnects by itself. Its classes come with the resource adapter
 * and are reached by name: no Maven artifact of this version has them.
 */
public final class ProviderConnection {

    private static final String FACTORY = "com.sun.messaging.ConnectionFactory";
    private static final String CONNECTION = "com.sun.messaging.jms.Connection";
    private static final String LISTENER = "com.sun.messaging.jms.notification.EventListener";

    private ProviderConnection() {}

    /**
     * Opens a connection. Waits as long as the broker is not there.
     *
     * @param onEvent gets the code of each of the provider's events, such as {@code E301}
     * @throws ExecutionException if the broker refuses
     * @throws InterruptedException if this thread is interrupted meanwhile
     * @throws ReflectiveOperationException if the resource adapter is not deployed
     */
    public static Connection open(BrokerSettings settings, Consumer<String> onEvent)
            throws ExecutionException, InterruptedException, ReflectiveOperationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Object factory = ForeignCall.call(loader.loadClass(FACTORY), "newInstance");
        Method setProperty =
                factory.getClass().getMethod("setProperty", String.class, String.class);
        for (var property : properties(settings).entrySet()) {
            setProperty.invoke(factory, property.getKey(), property.getValue());
        }
        Connection connection = (Connection) ForeignCall.call(factory, "createConnection");
        // The first session makes an exception for later, which would keep the stack too.
        ForeignCall.call(ForeignCall.call(connection, "createSession"), "close");
        listen(loader, connection, onEvent);
        return connection;
    }

    private static Map<String, String> properties(BrokerSettings settings) {
        return Map.of(
                "imqAddressList", settings.url(),
                "imqDefaultUsername", settings.user(),
                "imqDefaultPassword", settings.password(),
                "imqAddressListIterations", "-1",
                "imqReconnectEnabled", "true",
                "imqReconnectAttempts", "-1",
                "imqReconnectInterval", "1000");
    }

    private static void listen(ClassLoader loader, Connection connection, Consumer<String> onEvent)
            throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(LISTENER);
        Object listener =
                Proxy.newProxyInstance(
                        loader,
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "onEvent" -> {
                                        onEvent.accept(codeOf(arguments[0]));
                                        yield null;
                                    }
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    default -> "events of " + connection;
                                });
        loader.loadClass(CONNECTION)
                .getMethod("setEventListener", type)
                .invoke(connection, listener);
    }

    private static String codeOf(Object event) throws ReflectiveOperationException {
        return (String) event.getClass().getMethod("getEventCode").invoke(event);
    }
}
