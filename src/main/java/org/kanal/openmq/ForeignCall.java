package org.kanal.openmq;

import java.beans.EventHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Calls a method on a thread on whose stack no class of Kanal's is. Payara's loader of resource
 * adapters keeps, with each file that a library in them opens and does not close, the stack that
 * opened it, and by that the whole application after it was undeployed: OpenMQ opens its own
 * version's file so, for each connection.
 */
final class ForeignCall {

    private static final String THREAD = "kanal-provider";

    private ForeignCall() {}

    /**
     * Calls a public method without parameters and waits for it.
     *
     * @param target not null
     * @throws ExecutionException if it fails
     * @throws InterruptedException if this thread is interrupted; the call is too
     */
    static Object call(Object target, String method)
            throws ExecutionException, InterruptedException {
        FutureTask<?> answer = new FutureTask<>(callable(target, method));
        Thread thread = new Thread(answer, THREAD);
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        }
    }

    /** Of the JDK's classes alone: the proxy too would else be a class of the application's. */
    private static Callable<?> callable(Object target, String method) {
        return (Callable<?>)
                Proxy.newProxyInstance(
                        ClassLoader.getPlatformClassLoader(),
                        new Class<?>[] {Callable.class},
                        new EventHandler(target, method, null, null));
    }
}
