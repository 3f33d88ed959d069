package org.kanal.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.PermissionsChanged;
import org.kanal.cluster.AlonePeers;
import org.kanal.cluster.grid.TestPeers;

class SharedChangesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final PermissionsChanged ALL =
            new PermissionsChanged(Optional.empty(), Optional.empty());

    private static TestPeers nodes;

    @BeforeAll
    static void start() {
        nodes = TestPeers.start(3);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void aChangeIsDoneOnEveryNodeWhenItReturns() {
        BlockingQueue<PermissionsChanged> done = new LinkedBlockingQueue<>();
        SharedChanges one = new SharedChanges(nodes.node(0), LONG, done::add);
        new SharedChanges(nodes.node(1), LONG, done::add);
        new SharedChanges(nodes.node(2), LONG, done::add);
        for (PermissionsChanged change :
                List.of(
                        ALL,
                        new PermissionsChanged(
                                Optional.of(new Channel("news", "ä/\"=:", "shop")),
                                Optional.empty()),
                        new PermissionsChanged(Optional.empty(), Optional.of("ann\n=bob")),
                        new PermissionsChanged(Optional.empty(), Optional.of("")),
                        new PermissionsChanged(
                                Optional.of(Channel.of("news")), Optional.of("ann")))) {
            one.tell(change);
            assertEquals(List.of(change, change, change), List.copyOf(done));
            done.clear();
        }
    }

    @Test
    void aNodeAloneDecidesForItself() {
        BlockingQueue<PermissionsChanged> done = new LinkedBlockingQueue<>();
        new SharedChanges(new AlonePeers("A"), LONG, done::add).tell(ALL);
        assertEquals(List.of(ALL), List.copyOf(done));
    }
}
