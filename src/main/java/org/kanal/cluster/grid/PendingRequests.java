package org.kanal.cluster.grid;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.kanal.cluster.Answers;
import org.kanal.cluster.Node;

/** The questions that this node has asked, and the answers that have come. */
final class PendingRequests {

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Question> open = new ConcurrentHashMap<>();
    private final Executor threads;

    /**
     * @param threads whoever waits for an answer goes on on one of these
     */
    PendingRequests(Executor threads) {
        this.threads = threads;
    }

    private static final class Question {
        private final Set<Node> awaited;
        private final Map<Node, String> given = new HashMap<>();
        private final Map<Node, String> failed = new HashMap<>();
        private final Set<Node> lost = new HashSet<>();
        private final CompletableFuture<Answers> answers = new CompletableFuture<>();

        Question(Collection<Node> asked) {
            awaited = new HashSet<>(asked);
        }
    }

    /** Opens a question to these nodes; done when {@link #answers} is. */
    long open(Collection<Node> asked, Duration within, ScheduledExecutorService clock) {
        long number = numbers.incrementAndGet();
        open.put(number, new Question(asked));
        clock.schedule(() -> close(number), within.toNanos(), TimeUnit.NANOSECONDS);
        return number;
    }

    /** What comes; to be asked for before any answer can come. */
    CompletableFuture<Answers> answers(long number) {
        return open.get(number).answers;
    }

    void answered(long number, Node from, String answer) {
        note(number, from, question -> question.given.put(from, answer));
    }

    void failed(long number, Node from, String why) {
        note(number, from, question -> question.failed.put(from, why));
    }

    /** A node has gone: nobody waits for its answers. */
    void left(Node node, boolean wasLost) {
        for (long number : open.keySet()) {
            note(
                    number,
                    node,
                    question -> {
                        if (wasLost) {
                            question.lost.add(node);
                        }
                    });
        }
    }

    private void note(long number, Node from, Consumer<Question> note) {
        Question question = open.get(number);
        if (question == null) {
            return; // too late
        }
        boolean isLast;
        synchronized (question) {
            if (!question.awaited.remove(from)) {
                return;
            }
            note.accept(question);
            isLast = question.awaited.isEmpty();
        }
        if (isLast) {
            close(number);
        }
    }

    private void close(long number) {
        Question question = open.remove(number);
        if (question == null) {
            return;
        }
        Answers answers;
        synchronized (question) {
            Set<Node> silent = new HashSet<>(question.awaited);
            silent.addAll(question.lost);
            answers = new Answers(question.given, question.failed, silent);
        }
        try {
            threads.execute(() -> question.answers.complete(answers));
        } catch (RejectedExecutionException e) {
            question.answers.complete(answers); // this node stops
        }
    }

    /** Nobody will answer any more. */
    void closeAll() {
        open.keySet().forEach(this::close);
    }
}
