package org.kanal.server.killed;

import java.lang.reflect.Proxy;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A part of a transaction that ends the process in the middle of its commit, as a kill does. */
final class Halting {

    private static final int KILLED = 137;

    private Halting() {}

    /**
     * @param at the step at which it dies: {@code prepare} or {@code commit}
     */
    static XAResource at(String at) {
        return (XAResource)
                Proxy.newProxyInstance(
                        XAResource.class.getClassLoader(),
                        new Class<?>[] {XAResource.class},
                        (proxy, method, arguments) -> answer(proxy, method.getName(), at));
    }

    private static Object answer(Object proxy, String step, String at) {
        if (step.equals(at)) {
            Runtime.getRuntime().halt(KILLED);
        }
        return switch (step) {
            case "prepare" -> XAResource.XA_OK;
            case "recover" -> new Xid[0];
            case "getTransactionTimeout" -> 0;
            case "isSameRM", "setTransactionTimeout", "equals" -> false;
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "halts at " + at;
            default -> null;
        };
    }
}
