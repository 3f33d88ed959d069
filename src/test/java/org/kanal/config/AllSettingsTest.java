package org.kanal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kanal.api.InvalidInput;

/** Every key that stands in the file of the defaults, and every key that is read. */
class AllSettingsTest {

    /** Read where the server starts, before there is an application. */
    private static final Set<String> OF_THE_START = Set.of("kanal.broker.max-bytes");

    /** In no file: whoever starts the server tells it the application by these. */
    private static final Set<String> WITHOUT_A_DEFAULT =
            Set.of(
                    "kanal.cluster.dns",
                    "kanal.cluster.members",
                    "kanal.cluster.secret",
                    "kanal.node.name",
                    "kanal.http.address",
                    "kanal.launch.broker.dir",
                    "kanal.launch.broker.closed",
                    "kanal.launch.broker.guarded",
                    // MicroProfile JWT's own: an application may have them in a file of its own.
                    "mp.jwt.verify.issuer",
                    "mp.jwt.verify.publickey",
                    "mp.jwt.verify.publickey.location",
                    "mp.jwt.verify.publickey.algorithm",
                    "mp.jwt.verify.audiences",
                    "mp.jwt.verify.clock.skew",
                    "mp.jwt.verify.token.age");

    /** Any text will do. */
    private static final Set<String> FREE =
            Set.of(
                    "kanal.asyncapi.title",
                    "kanal.broker.user",
                    "kanal.broker.password",
                    "kanal.jwt.channels-claim",
                    "kanal.roles.admin",
                    "kanal.roles.monitor",
                    "kanal.roles.publisher",
                    "kanal.roles.known");

    private static final String NONSENSE = "~ ~";

    @Test
    void everyKeyWithADefaultIsReadAndEveryKeyThatIsReadHasADefault() throws IOException {
        Set<String> read = new TreeSet<>(AllSettings.readWith(Map.of()).keysRead());
        read.removeAll(WITHOUT_A_DEFAULT);
        Set<String> inTheFile = new TreeSet<>(ConfigInMemory.defaults().stringPropertyNames());
        inTheFile.removeAll(OF_THE_START);
        assertEquals(inTheFile, read);
    }

    static Stream<String> keysWithRules() throws IOException {
        return AllSettings.readWith(Map.of()).keysRead().stream()
                .filter(key -> !FREE.contains(key) && !WITHOUT_A_DEFAULT.contains(key))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("keysWithRules")
    void aValueThatMakesNoSenseIsRefusedNamingItsKeyAndWhatIsAllowed(String key) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> AllSettings.readWith(Map.of(key, NONSENSE)));
        assertEquals(key, refused.field());
        assertTrue(refused.getMessage().contains("allowed"), refused.getMessage());
    }
}
