package org.kanal.socket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.channel.InvalidInput;

class AdmissionTest {

    @Test
    void asManyAsAllowedComeInAndNoneMore() {
        Admission admission = new Admission(2, 0);
        assertTrue(admission.admit("a"));
        assertTrue(admission.admit("b"));
        assertFalse(admission.admit("c"));
    }

    @Test
    void whoLeavesMakesRoomForOne() {
        Admission admission = new Admission(1, 1);
        admission.admit("a");
        admission.leave("a");
        assertTrue(admission.admit("a"));
        assertFalse(admission.admit("a"));
    }

    @Test
    void oneAddressThatIsFullKeepsNoOtherOut() {
        Admission admission = new Admission(0, 2);
        assertTrue(admission.admit("a"));
        assertTrue(admission.admit("a"));
        assertFalse(admission.admit("a"));
        assertTrue(admission.admit("b"));
    }

    @Test
    void whoWasRefusedDoesNotCount() {
        Admission admission = new Admission(2, 1);
        admission.admit("a");
        admission.admit("a");
        assertTrue(admission.admit("b"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, '', kanal.connections.max",
        "0, -1, '', kanal.connections.max-per-address",
        "0, 0, X Forwarded, kanal.connections.address-header"
    })
    void aWrongSettingIsRefusedByName(int most, int perAddress, String header, String key) {
        InvalidInput refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> new ConnectionSettings(most, perAddress, header, true));
        assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }
}
