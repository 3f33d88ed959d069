package org.kanal.openmq;

import static java.lang.StackWalker.Option.RETAIN_CLASS_REFERENCE;
import static java.lang.StackWalker.Option.SHOW_HIDDEN_FRAMES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ForeignCallTest {

    /** What is called; the test's own classes stand for OpenMQ's. */
    public static final class Library {

        public List<Class<?>> stack() {
            return StackWalker.getInstance(Set.of(RETAIN_CLASS_REFERENCE, SHOW_HIDDEN_FRAMES))
                    .walk(
                            frames ->
                                    frames.<Class<?>>map(frame -> frame.getDeclaringClass())
                                            .toList());
        }

        public void fail() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void noClassOfTheApplicationIsOnTheStack() throws Exception {
        List<?> stack = (List<?>) ForeignCall.call(new Library(), "stack");
        assertEquals(
                List.of(Library.class),
                stack.stream()
                        .map(type -> (Class<?>) type)
                        .filter(type -> type.getClassLoader() == Library.class.getClassLoader())
                        .toList());
    }

    @Test
    void aClassMakesAnObject() throws Exception {
        assertInstanceOf(Library.class, ForeignCall.call(Library.class, "newInstance"));
    }

    @Test
    void aFailureIsToldWithItsCause() {
        ExecutionException failure =
                assertThrows(
                        ExecutionException.class, () -> ForeignCall.call(new Library(), "fail"));
        assertEquals("on purpose", failure.getCause().getMessage());
    }
}
