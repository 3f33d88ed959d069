package org.kanal.front.grizzly;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.glassfish.grizzly.nio.NIOTransport;
import org.kanal.support.PrivateFields;

/**
 * Payara's HTTP listeners, found by names: no interface that is meant for applications leads there.
 */
final class GrizzlyListeners {

    private static final String GLOBALS = "org.glassfish.internal.api.Globals";
    private static final String SERVICE = "com.sun.enterprise.v3.services.impl.GrizzlyService";
    private static final String ADMINISTRATION = "admin-listener";

    private GrizzlyListeners() {}

    /** Their transports, without that of the administration; empty if this is another server. */
    static List<NIOTransport> transports() {
        List<NIOTransport> found = new ArrayList<>();
        try {
            Object habitat = Class.forName(GLOBALS).getMethod("getDefaultHabitat").invoke(null);
            Object service = habitat == null ? null : service(habitat);
            Object proxies = PrivateFields.follow(service, "proxies").orElse(List.of());
            for (Object proxy : (Collection<?>) proxies) {
                Object listener = call(proxy, "getUnderlyingListener");
                if (!ADMINISTRATION.equals(call(listener, "getName"))
                        && call(listener, "getTransport") instanceof NIOTransport transport) {
                    found.add(transport);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            System.getLogger(GrizzlyListeners.class.getName())
                    .log(Level.DEBUG, "no way to the listeners", e);
        }
        return found;
    }

    private static Object service(Object habitat) throws ReflectiveOperationException {
        Class<?> type = Class.forName(SERVICE);
        for (var method : habitat.getClass().getMethods()) {
            if (method.getName().equals("getService")
                    && method.getParameterCount() == 2
                    && method.getParameterTypes()[0] == Class.class
                    && method.isVarArgs()) {
                return method.invoke(habitat, type, new java.lang.annotation.Annotation[0]);
            }
        }
        throw new NoSuchMethodException("getService");
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        try {
            return target.getClass().getMethod(name).invoke(target);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(name + " failed", e);
        }
    }
}
