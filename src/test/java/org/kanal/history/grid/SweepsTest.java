package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.Ringbuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.history.Retention;
import org.kanal.history.TestGrid;

/** Rings whose epochs are over, on two nodes. */
class SweepsTest {

    private static final int COUNT = 40;
    private static final int MANY = 2_500;
    private static final int ENDED = 500;

    private final List<HazelcastInstance> nodes = TestGrid.start(2);

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> node.getLifecycleService().terminate());
    }

    @Test
    void aNodeSweepsTheRingsOfItsOwnPartitionsOnly() {
        Epochs epochs = new Epochs(nodes.get(0), Duration.ofMinutes(2));
        Rings one = new Rings(nodes.get(0));
        Rings two = new Rings(nodes.get(1));
        IntStream.range(0, COUNT).forEach(i -> one.begin(neverNamed(i)));
        Set<String> ofTheOther =
                rings().stream().filter(ring -> !isAtFirst(ring)).collect(Collectors.toSet());
        assertNotEquals(0, ofTheOther.size());
        assertNotEquals(COUNT, ofTheOther.size());
        sweep(one, epochs);
        assertEquals(ofTheOther, rings());
        sweep(two, epochs);
        assertEquals(Set.of(), rings());
    }

    @Test
    void ofMoreLogsThanOneQuestionIsForEachIsLookedAt() {
        Epochs epochs = new Epochs(nodes.get(0), Duration.ofMinutes(2));
        Rings rings = new Rings(nodes.get(0));
        HeldLogs held = new HeldLogs(Long.MAX_VALUE);
        for (int i = 0; i < MANY; i++) {
            LogEpoch epoch = neverNamed(i);
            held.hold(new RingLog(i % ENDED == 0 ? epoch : epochs.begin(epoch), rings.of(epoch)));
        }
        List<Channel> opened = new ArrayList<>();
        new Sweep(epochs, held, opened::add).run(channel -> true);
        assertEquals(MANY / ENDED, opened.size());
        assertEquals(MANY - MANY / ENDED, held.all().size());
    }

    /** What is found for the first time is left until the second. */
    private static void sweep(Rings rings, Epochs epochs) {
        rings.destroyDead(epochs);
        rings.destroyDead(epochs);
    }

    private static LogEpoch neverNamed(int number) {
        return LogEpoch.begin(
                Channel.of("dead", Integer.toString(number)),
                new Retention(10, Duration.ofMinutes(1)));
    }

    private Set<String> rings() {
        return nodes.get(0).getDistributedObjects().stream()
                .filter(Ringbuffer.class::isInstance)
                .map(object -> object.getName())
                .collect(Collectors.toSet());
    }

    private boolean isAtFirst(String ring) {
        return nodes.get(0)
                .getPartitionService()
                .getPartition(ring.substring(ring.indexOf('@') + 1))
                .getOwner()
                .localMember();
    }
}
