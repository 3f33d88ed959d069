package org.kanal.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColonsTest {

    private static final Colons SEVEN = Colons.at("Payara Micro 7.2025.1 (build 21)");

    @ParameterizedTest
    @ValueSource(strings = {"/a:b", "/:", "/a%3Ab", "/a%3ab/c", "/a;b:c"})
    void whereTheServerFailsOverColonsTheyAreRefusedWithWhatToDo(String path) {
        String why = SEVEN.whatIsBad(path).orElseThrow();
        assertTrue(why.contains("Payara 7.2025.1") && why.contains("POST"), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a%3B", "/3A", "*"})
    void otherAddressesGoOn(String path) {
        assertEquals(Optional.empty(), SEVEN.whatIsBad(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payara Micro 6.2025.10 (build 9)", "Payara Server 7.2025.10", ""})
    void otherServersTakeThem(String server) {
        assertEquals(Optional.empty(), Colons.at(server).whatIsBad("/a:b"));
    }

    @Test
    void theVersionIsFoundWhereverItStands() {
        assertTrue(Colons.at("Payara Server  7.2025.1").whatIsBad("/:").isPresent());
    }
}
