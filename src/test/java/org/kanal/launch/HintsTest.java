package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HintsTest {

    @Test
    void aBeanForAnAdapterThatIsNotHereIsToldWhichOneIs() {
        for (String key :
                new String[] {
                    ": rardeployment.non_1.5_compliant_rar",
                    ": containers.mdb.create_container_exception"
                }) {
            String told = Hints.added(key);
            assertTrue(told.startsWith(key), told);
            assertTrue(told.contains("resourceAdapter = \"imqjmsra\""), told);
        }
    }

    @Test
    void otherFailuresAreToldAsTheyAre() {
        assertEquals(": kanal.heartbeat: is wrong", Hints.added(": kanal.heartbeat: is wrong"));
        assertEquals("", Hints.added(""));
    }
}
