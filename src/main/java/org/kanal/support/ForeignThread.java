package org.kanal.support;

import java.util.function.Supplier;

/**
 * A thread of the server that works for the application without the container's context around it:
 * putting that there ({@link ServerContext}) takes as long as half a publication, and next to
 * nothing needs it. Whoever does asks here.
 */
public final class ForeignThread {

    private static final ThreadLocal<Boolean> WORKS_FOR_US = new ThreadLocal<>();

    private ForeignThread() {}

    /**
     * Does something on such a thread; with the application's class loader, which costs nothing.
     */
    public static <R> R call(Supplier<R> task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ForeignThread.class.getClassLoader());
        WORKS_FOR_US.set(true);
        try {
            return task.get();
        } finally {
            WORKS_FOR_US.remove();
            thread.setContextClassLoader(before);
        }
    }

    /** Whether this is one, at such work. */
    public static boolean isThis() {
        return WORKS_FOR_US.get() != null;
    }
}
