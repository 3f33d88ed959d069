package org.kanal.launch.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

    private static final Part ONE = new Part("life", 1);
    private static final Part TWO = new Part("life", 2);
    private static final Part THREE = new Part("life", 3);

    @TempDir private Path folder;

    @Test
    void whatWasPreparedIsCommittedUnlessItWasRolledBack() throws IOException {
        Path log =
                new WrittenLog()
                        .prepared(1, ONE)
                        .prepared(2, TWO)
                        .prepared(3, THREE)
                        .state(2, WrittenLog.ROLLED_BACK)
                        .state(3, WrittenLog.COMMITTED)
                        .into(folder, "life");
        assertEquals(ids(ONE, THREE), new TreeSet<>(DecisionLog.committed(log)));
    }

    @Test
    void aRecordThatWasNotWrittenToItsEndHidesNoOther() throws IOException {
        Path log = new WrittenLog().prepared(1, ONE).torn().prepared(2, TWO).into(folder, "life");
        assertEquals(ids(ONE, TWO), new TreeSet<>(DecisionLog.committed(log)));
    }

    @Test
    void anEmptyLogDecidesNothing() throws IOException {
        assertEquals(Set.of(), DecisionLog.committed(new WrittenLog().into(folder, "life")));
    }

    @Test
    void anyBytesAreReadToTheirEnd() throws IOException {
        Path log = new WrittenLog().into(folder, "life");
        Random random = new Random(20_261_126);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[WrittenLog.SIZE];
            random.nextBytes(bytes);
            Files.write(log.resolve("extent.001"), bytes);
            assertEquals(Set.of(), DecisionLog.committed(log));
        }
    }

    private static Set<String> ids(Part... parts) {
        Set<String> ids = new TreeSet<>();
        for (Part part : parts) {
            ids.add(DecisionLog.idOf(part));
        }
        return ids;
    }
}
