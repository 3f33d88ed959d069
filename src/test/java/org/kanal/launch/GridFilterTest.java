package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.management.BadAttributeValueExpException;
import org.junit.jupiter.api.Test;
import org.kanal.support.LogLines;

class GridFilterTest {

    /** What an application might keep in the grid. */
    private static final class Own extends Properties {
        private static final long serialVersionUID = 1L;
    }

    private static final GridFilter FILTER = new GridFilter(List.of());

    @Test
    void plainValuesComeThrough() {
        assertDoesNotThrow(
                () ->
                        read(
                                FILTER,
                                new HashMap<>(
                                        Map.of("a", List.of(1, 2L), "b", new byte[] {1, 2, 3}))));
        assertDoesNotThrow(() -> read(FILTER, new IllegalStateException("why")));
        assertDoesNotThrow(() -> read(FILTER, new IOException("why")));
        assertDoesNotThrow(() -> read(FILTER, InetAddress.getByName("127.0.0.1")));
    }

    @Test
    void whatCouldDoSomethingWhenItIsReadIsRefusedByName() throws Exception {
        try (LogLines log = new LogLines(GridFilter.class)) {
            assertRefused(new HashMap<>(Map.of(new URL("http://localhost/"), 1)));
            assertRefused(new BadAttributeValueExpException("x"));
            assertRefused(new URL[0]);
            assertRefused(new Own());
            assertEquals(4, log.lines().size(), log.lines().toString());
            assertTrue(log.lines().get(0).contains("refused"), log.lines().get(0));
        }
    }

    @Test
    void setsWithinSetsThatWouldTakeForEverAreRefused() {
        Set<Object> outer = new HashSet<>();
        Set<Object> inner = outer;
        for (int depth = 0; depth < 100; depth++) {
            Set<Object> next = new HashSet<>();
            inner.add(next);
            inner = next;
        }
        assertRefused((HashSet<Object>) outer);
    }

    @Test
    void packagesOfAnApplicationCanBeAllowed() {
        GridFilter more = GridFilter.from(sources("org.kanal.launch, com.example"));
        assertDoesNotThrow(() -> read(more, new Own()));
        assertThrows(LaunchFailure.class, () -> GridFilter.from(sources("com.example.*")));
        assertThrows(LaunchFailure.class, () -> GridFilter.from(sources("a,,b")));
    }

    private static Sources sources(String classes) {
        Properties properties = new Properties();
        properties.setProperty(GridFilter.CLASSES, classes);
        return new Sources(properties, Map.of());
    }

    private static void assertRefused(Object object) {
        assertThrows(InvalidClassException.class, () -> read(FILTER, object));
    }

    private static Object read(GridFilter filter, Object object)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        }
    }
}
