package org.kanal.cluster.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.history.TestGrid;
import org.kanal.support.LogLines;

class GridSearchTest {

    /** Each looks for itself alone. */
    private final List<HazelcastInstance> apart = TestGrid.start(2, GridSearchTest::onlyItself);

    @AfterEach
    void stop() {
        apart.forEach(member -> member.getLifecycleService().terminate());
    }

    private static void onlyItself(Config config) {
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "1");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "1");
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .setMembers(List.of("127.0.0.1:" + config.getNetworkConfig().getPort()));
    }

    @Test
    void nodesThatAreNamedLaterFindEachOther() {
        assertEquals(1, apart.get(0).getCluster().getMembers().size());
        GridSearch search = new GridSearch(apart.get(0));
        search.places(List.of(place(0), place(1)));
        TestGrid.await(() -> apart.get(0).getCluster().getMembers().size() == 2);
        TestGrid.await(() -> apart.get(1).getCluster().getMembers().size() == 2);
    }

    @Test
    void whoIsNotNamedAnyMoreIsLookedForWhileItIsThere() {
        GridSearch search = new GridSearch(apart.get(0));
        search.places(List.of("127.0.0.2:1", place(1)));
        assertEquals(Set.of("127.0.0.2:1", place(0), place(1)), listed());
        search.places(List.of(place(1)));
        assertEquals(Set.of(place(0), place(1)), listed());
    }

    @Test
    void aNameWithoutAddressesChangesNothing() {
        new GridSearch(apart.get(0)).at(List.of());
        assertEquals(Set.of(place(0)), listed());
    }

    @Test
    void aNameThatHasNoAddressesAnyMoreIsToldOnceEachTime() {
        GridSearch search = new GridSearch(apart.get(0));
        try (LogLines log = new LogLines(GridSearch.class)) {
            search.at(List.of());
            search.at(List.of());
            search.at(List.of("127.0.0.1"));
            search.at(List.of());
            assertEquals(
                    2,
                    log.lines().stream().filter(line -> line.contains("has no address")).count());
        }
    }

    private Set<String> listed() {
        return new TreeSet<>(
                apart.get(0)
                        .getConfig()
                        .getNetworkConfig()
                        .getJoin()
                        .getTcpIpConfig()
                        .getMembers());
    }

    private String place(int node) {
        Address address = apart.get(node).getCluster().getLocalMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }
}
