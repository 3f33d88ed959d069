package org.kanal.cluster.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import org.kanal.cluster.Peers;
import org.kanal.history.TestGrid;

/** Nodes inside the test's JVM: A, B, C and so on, each on a member of one grid. */
public final class TestPeers implements AutoCloseable {

    /** As large as the bound of a node's inboxes in tests. */
    public static final long MOST_WAITING = 1_000_000;

    private static final String SECRET = "the same on all";

    private final List<HazelcastInstance> grid;
    private final List<GridPeers> nodes = new ArrayList<>();

    private TestPeers(List<HazelcastInstance> grid) {
        this.grid = grid;
    }

    /** Nodes that all know each other. */
    public static TestPeers start(int count) {
        TestPeers peers = new TestPeers(TestGrid.start(count));
        for (int i = 0; i < count; i++) {
            peers.join(i, SECRET);
        }
        TestGrid.await(() -> peers.nodes.stream().allMatch(node -> node.members().size() == count));
        return peers;
    }

    /** A node more on a member of the grid. */
    GridPeers join(int member, String secret) {
        String name = Character.toString('A' + nodes.size());
        GridPeers node =
                new GridPeers(grid.get(member), secret, name, Thread::new, MOST_WAITING, 1);
        nodes.add(node);
        return node;
    }

    /** One more node, which the others get to know soon. */
    public Peers add() {
        return join(nodes.size() % grid.size(), SECRET);
    }

    /** A node, by its place. */
    public Peers node(int number) {
        return nodes.get(number);
    }

    HazelcastInstance grid(int number) {
        return grid.get(number);
    }

    /** A node says goodbye. */
    public void leave(int number) {
        nodes.get(number).close();
    }

    /** A node dies without a word. */
    public void kill(int number) {
        grid.get(number).getLifecycleService().terminate();
    }

    @Override
    public void close() {
        nodes.forEach(GridPeers::close);
        grid.forEach(member -> member.getLifecycleService().terminate());
    }
}
