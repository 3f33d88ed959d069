package org.kanal.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTest {

    /** Messages as the container writes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No object bound to name java:comp/DefaultJMSConnectionFactory |"
                        + " java:app/jms/kanal",
                "MQRA:EC:Invalid destinationLookup java:app/jms/orders configured in"
                        + " ActivationSpec of MDB for no JNDI name found | imqjmsra",
                "Unable to load the EJB module. DeploymentContext does not contain any EJB. Check"
                        + " the archive | metadata-complete",
                "Singleton not set for WebappClassLoader (delegate=true) JarNames: []; |"
                        + " bean-discovery-mode=\"none\"",
                "rardeployment.non_1.5_compliant_rar | imqjmsra",
                "containers.mdb.create_container_exception | imqjmsra",
            })
    void whatIsKnownSaysWhatToSet(String failure, String what) {
        assertTrue(Hint.of(": " + failure).contains(what), Hint.of(failure));
    }

    @Test
    void whatIsNotKnownSaysNothing() {
        assertEquals("", Hint.of(": no such thing"));
    }
}
