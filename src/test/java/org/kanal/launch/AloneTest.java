package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AloneTest {

    private static final List<String> KANAL = List.of("/kanal");

    @Test
    void theServerAsItIsIsKanalAlone() {
        assertTrue(new Alone(options(), false, true, KANAL).holds());
        assertTrue(new Alone(options("--attached"), false, true, KANAL).holds());
    }

    @Test
    void anOptionOfPayarasMayMeanThatSomethingElseSeesRequests() {
        assertFalse(new Alone(options("--accesslog", "logs"), false, true, KANAL).holds());
    }

    @Test
    void theDemoHasALogin() {
        assertFalse(new Alone(options("--dev"), true, true, KANAL).holds());
    }

    @Test
    void aJarWithoutKanalsApplicationServesSomebodyElses() {
        assertFalse(new Alone(options(), false, false, KANAL).holds());
    }

    @Test
    void anotherApplicationMayHaveTheAddress() {
        assertFalse(new Alone(options(), false, true, List.of("/kanal", "/kanal/api")).holds());
        assertFalse(new Alone(options(), false, true, List.of()).holds());
    }

    private static Options options(String... arguments) {
        return Options.parse(arguments);
    }
}
