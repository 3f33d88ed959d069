package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.TimeoutException;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.kanal.api.InvalidInput;
import org.kanal.api.Unavailable;

class StartFailureTest {

    private static final String BROKER = "mq://broker.example.org:7676/jms";

    @Test
    void aBrokerThatIsNotThereIsNamedWithWhatToDo() {
        Unavailable unreachable =
                new Unavailable(
                        "connecting took longer than PT10S",
                        new TimeoutException(/* says nothing */ ));
        assertEquals(
                "the message broker at mq://broker.example.org:7676/jms cannot be used (connecting"
                        + " took longer than PT10S): start it, or check kanal.broker.url,"
                        + " kanal.broker.user and kanal.broker.password",
                reason(wrapped(unreachable)));
    }

    @Test
    void whatTheBrokerItselfSaysIsTold() {
        Unavailable refused =
                new Unavailable(
                        "connecting failed", new IllegalStateException("[C4060]: Login failed"));
        assertEquals(
                "the message broker at mq://broker.example.org:7676/jms cannot be used ([C4060]:"
                        + " Login failed): start it, or check kanal.broker.url, kanal.broker.user"
                        + " and kanal.broker.password",
                reason(wrapped(refused)));
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

    /** As CDI does it: an exception without a message in between. */
    private static RuntimeException wrapped(RuntimeException failure) {
        return new IllegalStateException(
                "WELD-000049: Unable to invoke", new InvocationTargetException(failure));
    }

    private static String reason(RuntimeException failure) {
        return StartFailure.reason(failure, () -> BROKER);
    }
}
