package org.kanal.launch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes what is logged on a thread of its own: a disk that hangs, or a console that nobody reads,
 * holds up nobody who logs. What is logged is written when {@link #write} returns, unless that took
 * too long; from then on nobody waits until all is written, and what is too much to be kept is lost
 * and counted.
 */
final class LogWriter {
    private final Consumer<String> sink;
    private final Consumer<String> problems;
    private final String name;
    private final long patienceNanos;
    private final int mostCharacters;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long characters;
    private long handed;
    private long written;
    private long lost;
    private boolean isSlow;

    /**
     * @param name what is written, for people
     * @param sink writes; may take its time
     * @param problems is told once each time that it takes too long, and when that is over
     * @param patience how long somebody who logs waits, and how much is kept
     */
    LogWriter(String name, Consumer<String> sink, Consumer<String> problems, LogPatience patience) {
        this.name = name;
        this.sink = sink;
        this.problems = problems;
        this.patienceNanos = patience.longest().toNanos();
        this.mostCharacters = patience.mostCharacters();
        begin(this::run);
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "kanal-log-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Has a text written, or lost; waits for a moment at most. */
    synchronized void write(String text) {
        if (characters + text.length() > mostCharacters) {
            lost++;
            return;
        }
        waiting.add(text);
        characters += text.length();
        long number = ++handed;
        notifyAll();
        if (!isSlow && !isWrittenSoon(number) && !isSlow) {
            isSlow = true; // and no other thread has seen it before
            // On another thread: the console may be what hangs.
            begin(() -> problems.accept(name + " is written too slowly: nobody waits for it now"));
        }
    }

    private boolean isWrittenSoon(long number) {
        long end = System.nanoTime() + patienceNanos;
        try {
            for (long left = patienceNanos;
                    written < number && left > 0;
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return written >= number;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true; // who is interrupted does not wait
        }
    }

    private void run() {
        try {
            while (true) {
                pass(next());
                done();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever fails, memory too, costs one entry: nobody else writes those that follow. */
    private void pass(String text) {
        try {
            sink.accept(text);
        } catch (RuntimeException | Error e) {
            problems.accept(name + ": an entry is lost (" + e + ")");
        }
    }

    private synchronized String next() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.peek();
    }

    private void done() {
        String over = "";
        synchronized (this) {
            characters -= waiting.remove().length();
            written++;
            notifyAll();
            if (isSlow && waiting.isEmpty()) {
                isSlow = false;
                over = name + " is written again; " + lost + " entries were lost meanwhile";
                lost = 0;
            }
        }
        if (!over.isEmpty()) {
            problems.accept(over);
        }
    }
}
