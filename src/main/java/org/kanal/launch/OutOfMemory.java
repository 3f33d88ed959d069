package org.kanal.launch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Ends the process when its memory has run out, with exit code 3 as Java's own {@code
 * -XX:+ExitOnOutOfMemoryError} does: what goes on after that serves nobody, and does not even stop
 * when it is told to. That option cannot be set from inside a running process or by its jar, so
 * this looks for three signs: an error that ended a thread, one that was logged ({@link
 * OutOfMemoryLog}), and a heap that stays full although it is collected again and again.
 */
final class OutOfMemory {
    static final int EXIT_CODE = 3;

    /** A heap that is fuller than this after it was collected has no room to work in. */
    private static final double FULL = 0.9;

    private static final String LINE =
            "Out of memory: the server ends. Give Java a larger heap (-Xmx), or lower the limits in docs/deploying.md";

    private static final Console CONSOLE = Console.ofThisProcess();
    private static final Runtime RUNTIME = Runtime.getRuntime();

    /** Given up when the process is to end, since ending takes a little too. */
    private static volatile byte[] reserve = new byte[1 << 20];

    private OutOfMemory() {}

    /**
     * From now on.
     *
     * @param patience how long the heap may stay full
     */
    static void watch(Duration patience) {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    if (isIn(failure)) {
                        end();
                    }
                    if (before == null) {
                        failure.printStackTrace();
                    } else {
                        before.uncaughtException(thread, failure);
                    }
                });
        loadWhatEnds();
        watchHeap(patience);
    }

    /**
     * Whether a failure is, or comes from, a heap that is full. Too few threads are another one.
     */
    static boolean isIn(Throwable failure) {
        try {
            return comesFrom(failure);
        } catch (OutOfMemoryError e) {
            return true; // there is no room even to look
        }
    }

    private static boolean comesFrom(Throwable failure) {
        int deep = 0;
        for (Throwable next = failure; next != null && deep < 20; next = next.getCause()) {
            if (next instanceof OutOfMemoryError && !isOfThreads(next.getMessage())) {
                return true;
            }
            deep++;
        }
        return false;
    }

    private static boolean isOfThreads(String message) {
        return message != null && message.contains("native thread");
    }

    /** At once, and whatever fails meanwhile: hooks for the shutdown would need memory. */
    static void end() {
        reserve = null;
        while (true) {
            try {
                RUNTIME.halt(said());
            } catch (OutOfMemoryError | LinkageError e) {
                // what others of this dying process give back meanwhile is enough for it
                Thread.onSpinWait();
            }
        }
    }

    /** Ending counts more than saying why. */
    private static int said() {
        try {
            CONSOLE.complain(LINE);
        } catch (OutOfMemoryError | LinkageError e) {
            return EXIT_CODE; // a class that had no room to be loaded
        }
        return EXIT_CODE;
    }

    /** A class that is needed for the first time then could not be loaded. */
    private static void loadWhatEnds() {
        try {
            Class.forName("java.lang.Shutdown");
        } catch (ClassNotFoundException e) {
            throw new LaunchFailure("this Java ends in another way: " + e, e);
        }
    }

    private static void watchHeap(Duration patience) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        collections(collectors);
        Thread watch = new Thread(() -> endWhenFull(collectors, patience), "kanal-memory");
        watch.setDaemon(true);
        watch.setPriority(Thread.MAX_PRIORITY);
        watch.start();
    }

    /** A heap that is used well has room again and again, after each collection. */
    private static void endWhenFull(List<GarbageCollectorMXBean> collectors, Duration patience) {
        long lastRoom = System.nanoTime();
        long collected = 0;
        try {
            while (System.nanoTime() - lastRoom < patience.toNanos()) {
                Thread.sleep(200);
                long now = collections(collectors);
                if (now == collected || !isFull()) {
                    lastRoom = System.nanoTime();
                }
                collected = now;
            }
            end();
        } catch (OutOfMemoryError e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFull() {
        return RUNTIME.totalMemory() - RUNTIME.freeMemory() > FULL * RUNTIME.maxMemory();
    }

    private static long collections(List<GarbageCollectorMXBean> collectors) {
        long all = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            all += collector.getCollectionCount();
        }
        return all;
    }
}
