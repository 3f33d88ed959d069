package org.kanal.cluster.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.topic.ITopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kanal.cluster.Answers;
import org.kanal.cluster.Ear;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.Peers;
import org.kanal.history.TestGrid;

class GridPeersOnThreeNodesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static TestPeers nodes;
    private static int kinds;

    private final String kind = "test-" + kinds++;
    private final Ear ear = new Ear();
    private Peers a;
    private Peers b;
    private Peers c;

    /** Most tests share the nodes; those that lost one are not used again. */
    @BeforeEach
    void startNodes() {
        if (nodes == null || nodes.node(0).members().size() != 3) {
            stopNodes();
            nodes = TestPeers.start(3);
        }
        a = nodes.node(0);
        b = nodes.node(1);
        c = nodes.node(2);
    }

    @AfterAll
    static void stopNodes() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void allKnowAllInTheOrderInWhichTheyCame() {
        List<Node> all = List.of(a.self(), b.self(), c.self());
        assertEquals(all, a.members());
        assertEquals(all, b.members());
        assertEquals(all, c.members());
    }

    @Test
    void whatOneTellsAllOthersHear() {
        Ear other = new Ear();
        b.listen(kind, ear);
        c.listen(kind, other);
        a.tell(kind, "hällo\n\u0000 𝄞");
        ear.awaitLine("A: hällo\n\u0000 𝄞");
        other.awaitLine("A: hällo\n\u0000 𝄞");
    }

    @Test
    void whatOneTellsOneOnlyThatHears() {
        Ear other = new Ear();
        b.listen(kind, ear);
        c.listen(kind, other);
        a.tell(b.self(), kind, "for b");
        a.tell(c.self(), kind, "for c");
        ear.awaitLine("A: for b");
        other.awaitLine("A: for c");
        assertFalse(ear.heard().contains("A: for c"));
    }

    @Test
    void aListenerHearsFirstWhoIsThere() {
        b.listen(kind, ear);
        ear.await(lines -> lines.containsAll(List.of("joined A", "joined C")));
        assertEquals(2, ear.heard().size());
    }

    @Test
    void whatOneSaysStaysInOrder() {
        b.listen(kind, ear);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            a.tell(kind, "m" + i);
            said.add("A: m" + i);
        }
        a.ask(kind, "last", LONG).join();
        said.add("A? last");
        assertEquals(said, ear.heard().stream().filter(l -> l.startsWith("A")).toList());
    }

    @Test
    void whatTwoThreadsSayComesOnceEach() throws Exception {
        b.listen(kind, ear);
        List<Thread> threads =
                IntStream.range(0, 4)
                        .mapToObj(
                                t ->
                                        new Thread(
                                                () ->
                                                        IntStream.range(0, 50)
                                                                .forEach(
                                                                        i ->
                                                                                a.tell(
                                                                                        kind,
                                                                                        t + "."
                                                                                                + i))))
                        .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        a.ask(kind, "last", LONG).join();
        List<String> said = ear.heard().stream().filter(l -> l.startsWith("A: ")).toList();
        assertEquals(200, said.size());
        assertEquals(200, Set.copyOf(said).size());
        assertFalse(ear.heard().contains("missed A"));
    }

    @Test
    void aQuestionIsAnsweredByAllOthers() {
        b.listen(kind, ear);
        c.listen(kind, new Ear());
        Answers answers = a.ask(kind, "really?", LONG).join();
        assertEquals(Map.of(b.self(), "really?!", c.self(), "really?!"), answers.given());
        assertTrue(answers.isComplete());
    }

    @Test
    void whoDoesNotAnswerInTimeIsNamed() {
        CountDownLatch end = new CountDownLatch(1);
        b.listen(kind, new Thinker(end));
        c.listen(kind, ear);
        Answers answers = a.ask(kind, "q", Duration.ofMillis(500)).join();
        assertEquals(Map.of(c.self(), "q!"), answers.given());
        assertEquals(Set.of(b.self()), answers.silent());
        end.countDown();
    }

    @Test
    void whoFailsSaysWhy() {
        b.listen(kind, new PeerListener() {});
        Answers answers = a.ask(kind, "q", LONG).join();
        assertEquals(Set.of(b.self(), c.self()), answers.failed().keySet());
        assertTrue(answers.failed().get(b.self()).contains("Unsupported"), answers::toString);
        assertEquals("nothing here listens to " + kind, answers.failed().get(c.self()));
    }

    @Test
    void aListenerThatHangsHoldsUpNoOtherKind() {
        CountDownLatch end = new CountDownLatch(1);
        b.listen(kind, new Thinker(end));
        b.listen(kind + "-other", ear);
        CompletableFuture<Answers> first = a.ask(kind, "q", LONG);
        a.tell(kind + "-other", "m");
        ear.awaitLine("A: m");
        assertFalse(first.isDone());
        end.countDown();
    }

    @Test
    void whatIsTooMuchToBeKeptIsMissedAndNotKept() {
        CountDownLatch end = new CountDownLatch(1);
        Thinker thinker = new Thinker(end);
        b.listen(kind, thinker);
        a.ask(kind, "q", LONG);
        String large = "x".repeat((int) TestPeers.MOST_WAITING / 8);
        for (int i = 0; i < 10; i++) {
            a.tell(kind, large);
        }
        TestGrid.await(() -> thinker.isAsked());
        Answers refused = a.ask(kind, large, LONG).join();
        assertEquals("too much waits there for " + kind, refused.failed().get(b.self()));
        end.countDown();
        thinker.ear.awaitLine("missed A");
        assertTrue(thinker.ear.heard().stream().filter(l -> l.endsWith(large)).count() < 5);
    }

    @Test
    void whatWasSaidBeforeAnybodyListenedIsMissedAndThatIsTold() {
        a.tell(kind, "early");
        b.listen(kind, ear);
        a.tell(kind, "late");
        ear.awaitLine("A: late");
        // It may have been on its way still when b began to listen.
        assertNotEquals(
                ear.heard().contains("missed A"),
                ear.heard().contains("A: early"),
                () -> ear.heard().toString());
    }

    @Test
    void aNodeThatSaysGoodbyeHasLeft() {
        a.listen(kind, ear);
        nodes.leave(2);
        ear.awaitLine("left C");
        assertEquals(List.of(a.self(), b.self()), a.members());
    }

    @Test
    void aNodeThatDiesIsLost() {
        a.listen(kind, ear);
        nodes.kill(2);
        ear.awaitLine("lost C");
        assertEquals(List.of(a.self(), b.self()), a.members());
    }

    @Test
    void whoDiesWhileItIsAskedIsSilentAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thinker thinker = new Thinker(end);
        b.listen(kind, ear);
        c.listen(kind, thinker);
        CompletableFuture<Answers> answers = a.ask(kind, "q", Duration.ofMinutes(5));
        TestGrid.await(thinker::isAsked);
        nodes.kill(2);
        assertEquals(Set.of(c.self()), answers.get(30, TimeUnit.SECONDS).silent());
        end.countDown();
    }

    @Test
    void aNodeWithAnotherSecretIsNobody() {
        a.listen(kind, ear);
        GridPeers stranger = nodes.join(0, "another one");
        stranger.tell(kind, "let me in");
        assertTrue(stranger.ask(kind, "let me in", LONG).join().given().isEmpty());
        assertEquals(List.of(stranger.self()), stranger.members());
        b.tell(kind, "m");
        ear.awaitLine("B: m");
        assertFalse(ear.heard().toString().contains("let me in"));
        stranger.close();
    }

    @Test
    void whatWasHeardBeforeIsNotHeardAgain() {
        b.listen(kind, ear);
        ITopic<byte[]> wire = nodes.grid(1).getTopic(GridEvents.topicOf(b.self()));
        List<byte[]> tapped = new ArrayList<>();
        wire.addMessageListener(message -> tapped.add(message.getMessageObject()));
        a.tell(kind, "pay");
        ear.awaitLine("A: pay");
        List.copyOf(tapped).forEach(wire::publish);
        a.ask(kind, "last", LONG).join();
        assertEquals(1, ear.heard().stream().filter("A: pay"::equals).count());
    }

    /** Does not answer before it may. */
    private static final class Thinker implements PeerListener {
        private final Ear ear = new Ear();
        private final CountDownLatch end;

        Thinker(CountDownLatch end) {
            this.end = end;
        }

        boolean isAsked() {
            return ear.heard().stream().anyMatch(line -> line.startsWith("A? "));
        }

        @Override
        public String asked(Node from, String question) {
            ear.asked(from, question);
            try {
                end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return question;
        }

        @Override
        public void told(Node from, String message) {
            ear.told(from, message);
        }

        @Override
        public void missed(Node from) {
            ear.missed(from);
        }
    }
}
