package org.kanal.launch.recovery;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;

/**
 * The pools for XA that Payara has made so far: those of the server's configuration, and those that
 * applications define by annotations, which Payara's own recovery does not look at. Reached by
 * name, since nothing here is compiled against Payara.
 */
final class PayaraPools implements Supplier<List<Pool>> {

    private static final String REGISTRY = "com.sun.enterprise.connectors.ConnectorRegistry";
    private static final String FACTORY = "jakarta.resource.spi.ManagedConnectionFactory";
    private static final String REQUEST = "jakarta.resource.spi.ConnectionRequestInfo";
    private static final String CONNECTION = "jakarta.resource.spi.ManagedConnection";

    /** ConnectorConstants.XA_TRANSACTION_INT. */
    private static final int XA = 2;

    /** Payara makes these for each adapter; nobody can use them, since the broker has no guests. */
    private static final String UNUSED = "imqjmsra#";

    private final ClassLoader payara;

    PayaraPools(ClassLoader payara) {
        this.payara = payara;
    }

    @Override
    public List<Pool> get() {
        try {
            Class<?> type = payara.loadClass(REGISTRY);
            Object registry = type.getMethod("getInstance").invoke(null);
            Field factories = type.getDeclaredField("factories");
            factories.setAccessible(true);
            Map<?, ?> all = (Map<?, ?>) factories.get(registry);
            List<Pool> found = new ArrayList<>();
            synchronized (all) {
                for (Map.Entry<?, ?> pool : all.entrySet()) {
                    if (isUsed(pool.getKey())
                            && call(pool.getValue(), "getTransactionSupport").equals(XA)) {
                        found.add(new PayaraPool(pool.getKey(), pool.getValue()));
                    }
                }
            }
            return found;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Payara does not tell its connection pools", e);
        }
    }

    private static boolean isUsed(Object info) {
        return !info.toString().startsWith(UNUSED);
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private final class PayaraPool implements Pool {

        private final Object info;
        private final Object data;

        private PayaraPool(Object info, Object data) {
            this.info = info;
            this.data = data;
        }

        @Override
        public Object key() {
            return info;
        }

        @Override
        public String name() {
            return info.toString();
        }

        @Override
        public Opened open() throws Exception {
            try {
                Object connection =
                        payara.loadClass(FACTORY)
                                .getMethod(
                                        "createManagedConnection",
                                        Subject.class,
                                        payara.loadClass(REQUEST))
                                .invoke(call(data, "getMCF"), call(data, "getSubject"), null);
                return new PayaraConnection(connection, payara.loadClass(CONNECTION));
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause().toString(), e.getCause());
            }
        }
    }

    private record PayaraConnection(Object connection, Class<?> type, XAResource resource)
            implements Pool.Opened {

        private PayaraConnection(Object connection, Class<?> type)
                throws ReflectiveOperationException {
            this(connection, type, (XAResource) type.getMethod("getXAResource").invoke(connection));
        }

        @Override
        public void close() {
            try {
                type.getMethod("destroy").invoke(connection);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a connection does not close", e);
            }
        }
    }
}
