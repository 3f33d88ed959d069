package org.kanal.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ForeignThreadTest {

    @Test
    void itIsKnownForAsLongAsItWorks() {
        assertFalse(ForeignThread.isThis());
        assertTrue(ForeignThread.call(ForeignThread::isThis));
        assertFalse(ForeignThread.isThis());
    }

    @Test
    void itHasTheClassLoaderOfTheApplicationAndThenItsOwnAgain() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader own = new ClassLoader(before) {};
        Thread.currentThread().setContextClassLoader(own);
        try {
            assertSame(
                    ForeignThread.class.getClassLoader(),
                    ForeignThread.call(() -> Thread.currentThread().getContextClassLoader()));
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            ForeignThread.call(
                                    () -> {
                                        throw new IllegalStateException("as its task does");
                                    }));
            assertSame(own, Thread.currentThread().getContextClassLoader());
            assertFalse(ForeignThread.isThis());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
