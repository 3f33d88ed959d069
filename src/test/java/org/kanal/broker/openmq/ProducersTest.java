package org.kanal.broker.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Publication;
import org.kanal.api.Unavailable;
import org.kanal.openmq.BoundedCalls;

class ProducersTest {

    private static final Publication PUBLICATION =
            new Publication(
                    Channel.of("news"),
                    new Payload("1"),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty());

    private final AtomicInteger tries = new AtomicInteger();
    private final CountDownLatch cut = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BoundedCalls calls = new BoundedCalls(threads, Duration.ofMillis(200));

    @AfterEach
    void mend() throws InterruptedException {
        cut.countDown();
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void aSendThatHangsFailsInTimeAndTheNextOnesAtOnce() {
        Producers producers =
                new Producers(
                        factory(
                                () -> {
                                    cut.await();
                                    return null;
                                }),
                        send -> calls.call("sending", Executors.callable(send)),
                        Optional.empty());
        assertThrows(Unavailable.class, () -> producers.send(PUBLICATION));
        assertThrows(Unavailable.class, () -> producers.send(PUBLICATION));
        assertEquals(1, tries.get(), "while it hangs nothing is tried");
    }

    @Test
    void aSendThatFailsIsToldAsUnavailable() {
        Producers producers =
                new Producers(
                        factory(
                                () -> {
                                    throw new JMSRuntimeException("on purpose");
                                }),
                        Runnable::run,
                        Optional.empty());
        Unavailable failure = assertThrows(Unavailable.class, () -> producers.send(PUBLICATION));
        assertTrue(failure.getMessage().contains("on purpose"), failure.getMessage());
    }

    private interface Send {
        Object run() throws InterruptedException;
    }

    private ConnectionFactory factory(Send send) {
        JMSProducer[] producer = new JMSProducer[1];
        producer[0] =
                stub(
                        JMSProducer.class,
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("send")) {
                                tries.incrementAndGet();
                                return send.run();
                            }
                            return producer[0];
                        });
        JMSContext context =
                stub(
                        JMSContext.class,
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "createProducer" -> producer[0];
                                    case "close" -> null;
                                    default -> stub(method.getReturnType(), (p, m, a) -> null);
                                });
        return stub(ConnectionFactory.class, (proxy, method, arguments) -> context);
    }

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<?> type, InvocationHandler handler) {
        return (T)
                Proxy.newProxyInstance(
                        ProducersTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
