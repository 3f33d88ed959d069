package org.kanal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kanal.api.InvalidInput;
import org.kanal.identity.IpAddress;

class AdmissionTest {

    @Test
    void asManyAsAllowedComeInAndNoneMore() {
        Admission admission = new Admission(2, 0, false);
        assertTrue(admits(admission, "192.0.2.1"));
        assertTrue(admits(admission, "192.0.2.2"));
        assertFalse(admits(admission, "192.0.2.3"));
    }

    @Test
    void whoLeavesMakesRoomForOneHoweverOftenThatIsSaid() {
        Admission admission = new Admission(1, 1, false);
        ConnectionSlot place = admission.admit(address("192.0.2.1")).orElseThrow();
        place.leave();
        place.leave();
        place.cancel();
        assertTrue(admits(admission, "192.0.2.1"));
        assertFalse(admits(admission, "192.0.2.1"));
    }

    @Test
    void aPlaceThatNobodyTookIsGivenBackAndOneThatWasTakenIsNot() {
        Admission admission = new Admission(1, 0, false);
        ConnectionSlot promised = admission.admit(address("192.0.2.1")).orElseThrow();
        promised.cancel();
        assertFalse(promised.take());
        ConnectionSlot taken = admission.admit(address("192.0.2.1")).orElseThrow();
        assertTrue(taken.take());
        taken.cancel();
        assertFalse(admits(admission, "192.0.2.1"));
    }

    @Test
    void oneAddressThatIsFullKeepsNoOtherOut() {
        Admission admission = new Admission(0, 2, false);
        assertTrue(admits(admission, "192.0.2.1"));
        assertTrue(admits(admission, "192.0.2.1"));
        assertFalse(admits(admission, "192.0.2.1"));
        assertTrue(admits(admission, "192.0.2.2"));
    }

    @Test
    void whoWasRefusedDoesNotCount() {
        Admission admission = new Admission(2, 1, false);
        admits(admission, "192.0.2.1");
        admits(admission, "192.0.2.1");
        assertTrue(admits(admission, "192.0.2.2"));
    }

    @Test
    void anIpv6NetworkIsOneAddressHoweverManyItsHostMakesUp() {
        Admission admission = new Admission(0, 2, false);
        assertTrue(admits(admission, "2001:db8::1"));
        assertTrue(admits(admission, "[2001:db8::2]:443"));
        assertFalse(admits(admission, "2001:db8:0:0:ffff::3"));
        assertTrue(admits(admission, "2001:db8:0:1::1"));
    }

    @Test
    void thisHostIsSparedWhereItIsToBe() {
        Admission admission = new Admission(0, 1, true);
        assertTrue(admits(admission, "127.0.0.1"));
        assertTrue(admits(admission, "127.0.0.1"));
        assertTrue(admits(admission, "::1"));
        assertTrue(admits(admission, "::1"));
        assertTrue(admits(admission, "192.0.2.1"));
        assertFalse(admits(admission, "192.0.2.1"));
    }

    @Test
    void thereAreNeverMoreConnectionsThanFilesThatMayBeOpened() {
        assertEquals(700 - 400 - 128, OpenFiles.most(700, 400));
        assertEquals(1, OpenFiles.most(100, 400));
        assertEquals(Integer.MAX_VALUE, OpenFiles.most(Long.MAX_VALUE, 400));
        assertTrue(OpenFiles.mostConnections() > 0);
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
                        () -> new ConnectionSettings(most, perAddress, false, header, true, 32));
        assertTrue(refusal.getMessage().contains(key), refusal.getMessage());
    }

    private static boolean admits(Admission admission, String address) {
        return admission.admit(address(address)).isPresent();
    }

    private static IpAddress address(String text) {
        return IpAddress.of(text).orElseThrow();
    }
}
