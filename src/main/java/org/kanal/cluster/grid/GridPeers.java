package org.kanal.cluster.grid;

import com.hazelcast.core.HazelcastInstance;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.kanal.cluster.Answers;
import org.kanal.cluster.Node;
import org.kanal.cluster.PeerListener;
import org.kanal.cluster.PeerMessage;
import org.kanal.cluster.Peers;
import org.kanal.support.Repeated;

/**
 * The nodes whose grid is one. Each has a topic of its own, on which the others tell and ask it in
 * order; on one for all, nodes say that they are there. A node that has gone is known by its member
 * of the grid.
 *
 * <p>A node that comes says hello to all; whoever did not know it adds it and says hello to it
 * alone, before anything else. So of two nodes each knows the other before it hears from it.
 */
public final class GridPeers implements Peers, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GridPeers.class.getName());
    private static final long TICK_SECONDS = 2;
    private static final long NANOS_IN_A_MILLISECOND = 1_000_000;

    private final int least;
    private final Node self;
    private final LiveNodes live;
    private final PeerLinks links;
    private final PendingRequests requests;
    private final Replies replies;
    private final Inboxes inboxes;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final GridEvents events;
    private final Runnable look = new Repeated("Looking for the other nodes", this::tick);

    /**
     * Joins the others.
     *
     * @param grid not closed with this
     * @param secret the same on all nodes; who has another one is not heard
     * @param name what people call this node
     * @param factory makes the threads that listeners are called on
     * @param mostWaiting how many bytes may wait for each listener, about
     * @param least how many nodes must be there
     */
    public GridPeers(
            HazelcastInstance grid,
            String secret,
            String name,
            ThreadFactory factory,
            long mostWaiting,
            int least) {
        this.least = least;
        this.self = new Node(UUID.randomUUID().toString(), name);
        this.threads = Executors.newCachedThreadPool(factory);
        this.clock = Executors.newSingleThreadScheduledExecutor(factory);
        this.inboxes = new Inboxes(threads, mostWaiting);
        this.requests = new PendingRequests(threads);
        this.live = new LiveNodes(grid.getCluster(), self);
        Seal seal = new Seal(secret);
        this.links = new PeerLinks(grid, self, seal);
        this.replies = new Replies(links);
        this.events = new GridEvents(grid, self, seal, this::heard, this::soon);
        clock.scheduleWithFixedDelay(look, 0, TICK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Node self() {
        return self;
    }

    @Override
    public synchronized List<Node> members() {
        return live.all();
    }

    @Override
    public boolean areEnough() {
        return members().size() >= least;
    }

    @Override
    public synchronized void meet(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toMillis();
                    left > 0 && live.isIncomplete();
                    left = (end - System.nanoTime()) / NANOS_IN_A_MILLISECOND) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void listen(String kind, PeerListener listener) {
        inboxes.listen(kind, listener, live.others());
    }

    @Override
    public void tell(String kind, String message) {
        links.toAll(PeerMessage.requireKind(kind), PeerMessage.requireShort(message));
    }

    @Override
    public void tell(Node to, String kind, String message) {
        PeerMessage.requireShort(message);
        links.to(to, link -> link.send(Envelope.What.TELL, PeerMessage.requireKind(kind), message));
    }

    @Override
    public CompletableFuture<Answers> ask(String kind, String question, Duration within) {
        PeerMessage.requireShort(question);
        PeerMessage.requireKind(kind);
        List<Node> others;
        long number;
        CompletableFuture<Answers> answers;
        links.skipLost(kind);
        synchronized (this) {
            others = live.others();
            if (others.isEmpty()) {
                return CompletableFuture.completedFuture(Answers.NONE);
            }
            number = requests.open(others, within, clock);
            answers = requests.answers(number);
        }
        for (Node node : others) {
            links.to(node, link -> link.send(Envelope.What.ASK, kind, number + " " + question));
        }
        return answers;
    }

    private void soon() {
        if (!clock.isShutdown()) {
            clock.execute(look);
        }
    }

    /** Finds what no event told, so that no event has to be relied on. */
    private void tick() {
        boolean isIncomplete;
        synchronized (this) {
            live.lost().forEach(node -> leave(node, true));
            isIncomplete = live.isIncomplete();
        }
        if (isIncomplete) {
            links.helloToAll(live.ownMember());
        }
        links.sendCounts();
    }

    /** Something signed has come, for this node. */
    private void heard(Envelope envelope) {
        switch (envelope.what()) {
            case HELLO -> join(envelope.from(), UUID.fromString(envelope.text()));
            case BYE -> {
                synchronized (this) {
                    leave(envelope.from(), false);
                }
            }
            case TELL, ASK -> hand(envelope);
            case ANSWER -> requests.answered(envelope.number(), envelope.from(), envelope.text());
            case FAILED -> requests.failed(envelope.number(), envelope.from(), envelope.text());
            case COUNTS -> counts(envelope);
        }
    }

    private synchronized void join(Node node, UUID member) {
        if (live.add(node, member)) {
            links.open(node, live.ownMember());
            LOG.log(Level.INFO, "Node " + node + " is there.");
            inboxes.joined(node);
            notifyAll();
        }
    }

    private void leave(Node node, boolean wasLost) {
        if (!live.remove(node)) {
            return;
        }
        links.close(node, wasLost);
        requests.left(node, wasLost);
        LOG.log(
                wasLost ? Level.WARNING : Level.INFO,
                "Node " + node + (wasLost ? " does not answer any more." : " has gone."));
        inboxes.left(node, wasLost);
    }

    private synchronized void hand(Envelope envelope) {
        if (!live.has(envelope.from())) {
            return; // it is missed when the node is known again
        }
        switch (inboxes.hand(envelope, this::deliver)) {
            case NOBODY_LISTENS ->
                    replies.refuse(envelope, "nothing here listens to " + envelope.kind());
            case FULL -> replies.refuse(envelope, "too much waits there for " + envelope.kind());
            case TAKEN, REPEATED -> {
                // nothing to say
            }
        }
    }

    private void deliver(PeerListener listener, Envelope envelope) {
        if (envelope.what() == Envelope.What.ASK) {
            replies.answer(envelope, listener);
        } else {
            listener.told(envelope.from(), envelope.text());
        }
    }

    private synchronized void counts(Envelope envelope) {
        if (!live.has(envelope.from())) {
            return;
        }
        for (String line : envelope.text().split("\n")) {
            String[] kindAndNumber = line.split(" ");
            inboxes.sent(envelope.from(), kindAndNumber[0], Long.parseLong(kindAndNumber[1]));
        }
    }

    /** Says goodbye, so that the others need not wait for it. */
    @Override
    public void close() {
        events.close();
        clock.shutdownNow();
        links.bye();
        requests.closeAll();
        threads.shutdown();
    }
}
