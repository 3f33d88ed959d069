package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;
import org.kanal.openmq.BoundedCalls;
import org.kanal.support.DaemonThreads;

class StartFailureTest {

    private static final String BROKER = "mq://broker.example.org:7676/jms";

    @Test
    void aBrokerThatIsNotThereIsNamedWithWhatToDo() {
        Unavailable unreachable =
                unavailable(Duration.ofMillis(1), () -> new Semaphore(0).acquire());
        assertEquals(
                "the message broker at mq://broker.example.org:7676/jms cannot be used (connecting"
                        + " took longer than PT0.001S): start it, or check kanal.broker.url,"
                        + " kanal.broker.user and kanal.broker.password",
                reason(wrapped(unreachable)));
    }

    @Test
    void whatTheBrokerItselfSaysIsTold() {
        Unavailable refused =
                unavailable(
                        Duration.ofMinutes(1),
                        () -> {
                            throw new IllegalStateException("[C4060]: Login failed");
                        });
        assertEquals(
                "the message broker at mq://broker.example.org:7676/jms cannot be used ([C4060]:"
                        + " Login failed): start it, or check kanal.broker.url, kanal.broker.user"
                        + " and kanal.broker.password",
                reason(wrapped(refused)));
    }

    @Test
    void aDataGridThatDoesNotAnswerIsNotBlamedOnTheBroker() {
        Unavailable silent =
                new Unavailable(
                        "the data grid failed: a member left",
                        new IllegalStateException("TargetNotMember"));
        assertEquals("the data grid failed: a member left", reason(wrapped(silent)));
    }

    @Test
    void aWrongSettingIsToldWithoutTheContainersWords() {
        assertEquals(
                "kanal.heartbeat: is wrong",
                reason(wrapped(new InvalidInput("kanal.heartbeat", "is wrong"))));
    }

    @Test
    void aFailureWithoutAWordIsToldByItsKind() {
        assertEquals("java.lang.IllegalStateException", reason(new IllegalStateException()));
    }

    @Test
    void anAdapterThatIsNotThereIsToldWithTheSettingAndThePage() {
        NamingException none =
                new NamingException("Lookup failed for 'java:app/jms/kanal-topics' in x");
        none.initCause(new IllegalStateException("Incorrect Transaction Support Level"));
        assertEquals(
                "the server has no resource adapter by the name that kanal.broker.adapter says"
                        + " (Incorrect Transaction Support Level): deploy it under that name, as"
                        + " docs/embedding.md shows, or set the name",
                reason(wrapped(new IllegalStateException(none))));
    }

    private interface BrokerCall {
        void run() throws Exception;
    }

    /** As a call to the broker fails. */
    private static Unavailable unavailable(Duration timeout, BrokerCall call) {
        ExecutorService executor = Executors.newSingleThreadExecutor(new DaemonThreads());
        try {
            BoundedCalls calls = new BoundedCalls(executor, timeout);
            return assertThrows(
                    Unavailable.class,
                    () ->
                            calls.call(
                                    "connecting",
                                    () -> {
                                        call.run();
                                        return true;
                                    }));
        } finally {
            executor.shutdownNow();
        }
    }

    /** As CDI does it: an exception without a message in between. */
    private static RuntimeException wrapped(RuntimeException failure) {
        return new IllegalStateException(
                "WELD-000049: Unable to invoke", new InvocationTargetException(failure));
    }

    private static String reason(RuntimeException failure) {
        return StartFailure.reason(failure, () -> BROKER);
    }
}
