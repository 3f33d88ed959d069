package org.kanal.history.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.history.Retention;
import org.kanal.history.TestGrid;

class RingsTest {

    private final HazelcastInstance node = TestGrid.start(1).get(0);

    @AfterEach
    void stopNode() {
        node.getLifecycleService().terminate();
    }

    @Test
    void a_ring_that_another_node_destroys_while_it_is_opened_is_opened_anew() {
        AtomicInteger tries = new AtomicInteger();
        LogEpoch epoch =
                LogEpoch.begin(Channel.of("news"), new Retention(10, Duration.ofMinutes(1)));
        assertEquals(epoch.ringName(), new Rings(failingOnce(tries)).of(epoch).getName());
        assertEquals(2, tries.get());
    }

    /** A real node, but for its first answer, which is the one of a race that seldom happens. */
    private HazelcastInstance failingOnce(AtomicInteger tries) {
        return (HazelcastInstance)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HazelcastInstance.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getRingbuffer")
                                    && tries.incrementAndGet() == 1) {
                                throw new DistributedObjectDestroyedException("on purpose");
                            }
                            try {
                                return method.invoke(node, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
