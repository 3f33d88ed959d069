package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ": rardeployment.non_1.5_compliant_rar",
                ": containers.mdb.create_container_exception",
                ": Exception while invoking class org.glassfish.ejb.startup.EjbDeployer prepare"
                        + " method",
                ": Exception during lifecycle processing"
            })
    void aKeyOfTheContainersOrThatSomethingFailedSaysNothing(String failure) {
        assertTrue(ServerLog.saysNothing(failure));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": no such queue",
                ": java.lang.NullPointerException",
                ": Exception while preparing the app : no"
            })
    void aSentenceOrAnExceptionDoes(String failure) {
        assertFalse(ServerLog.saysNothing(failure));
    }
}
