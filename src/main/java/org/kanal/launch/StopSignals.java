package org.kanal.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGTERM and Ctrl-C: the server stops in its own order first, and then the process ends. Shutdown
 * hooks would all run at once, Payara's own among them: it took the application away while {@code
 * /health} still answered for it. Found by name: it is no part of Java's interfaces, and where it
 * is missing, or Java was told to leave signals alone (-Xrs), the hooks do it.
 */
final class StopSignals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";
    private static final int EXIT_BASE = 128;

    private StopSignals() {}

    /**
     * From now on.
     *
     * @param stop returns when all has stopped
     */
    static void follow(Runnable stop) {
        AtomicBoolean isStopping = new AtomicBoolean();
        for (String name : List.of("TERM", "INT")) {
            try {
                handle(name, number -> end(number, stop, isStopping));
            } catch (InvocationTargetException e) {
                // Java leaves this signal to somebody else: the hooks follow it
            } catch (ReflectiveOperationException e) {
                return; // this Java has no such class
            }
        }
    }

    private static void end(int number, Runnable stop, AtomicBoolean isStopping) {
        if (isStopping.compareAndSet(false, true)) {
            new Thread(
                            () -> {
                                try {
                                    stop.run();
                                } finally {
                                    System.exit(EXIT_BASE + number);
                                }
                            },
                            "kanal-end")
                    .start();
        }
    }

    private static void handle(String name, Followed followed) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Class<?> handler = Class.forName(HANDLER);
        Method number = signal.getMethod("getNumber");
        Object proxy =
                Proxy.newProxyInstance(
                        StopSignals.class.getClassLoader(),
                        new Class<?>[] {handler},
                        (self, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                followed.came((Integer) number.invoke(arguments[0]));
                                return null;
                            }
                            return method.invoke(followed, arguments);
                        });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }

    /** What is done about a signal. */
    @FunctionalInterface
    private interface Followed {
        void came(int number);
    }
}
