package org.kanal.cluster.grid;

import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.kanal.cluster.Peers;
import org.kanal.cluster.PeersContract;
import org.kanal.history.TestGrid;

class GridPeersTest extends PeersContract {

    private static HazelcastInstance grid;
    private final List<GridPeers> open = new ArrayList<>();

    @BeforeAll
    static void startGrid() {
        grid = TestGrid.start(1).get(0);
    }

    @AfterAll
    static void stopGrid() {
        grid.getLifecycleService().terminate();
    }

    @AfterEach
    void close() {
        open.forEach(GridPeers::close);
    }

    @Override
    protected Peers alone() {
        GridPeers peers = new GridPeers(grid, "secret", "A", Thread::new, 1_000_000, 1);
        open.add(peers);
        return peers;
    }
}
