package org.kanal.permission.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;
import org.kanal.permission.Decision;
import org.kanal.support.LogLines;

class RulesFileTest {

    @TempDir private Path folder;
    private Path path;
    private final LogLines log = new LogLines(RulesFile.class);

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("rules");
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aBrokenFileStopsTheStartWithTheSettingTheFileAndTheLine() throws IOException {
        write("news * read\nnews nobody read");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> new RulesFile(path));
        assertEquals("kanal.permissions.file", refused.field());
        assertTrue(refused.getMessage().contains(path + ": line 2: 'nobody'"), refused.toString());
    }

    @Test
    void aMissingFileStopsTheStart() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> new RulesFile(path));
        assertEquals("kanal.permissions.file", refused.field());
        assertTrue(refused.getMessage().contains("there is no such file"), refused.getMessage());
    }

    @Test
    void aFileThatDoesNotChangeIsNotReadAgain() throws IOException {
        write("news * read");
        RulesFile file = new RulesFile(path);
        assertFalse(file.refresh());
        assertFalse(file.refresh());
    }

    @Test
    void aChangeCountsWhenTwoLooksInARowFindTheSame() throws IOException {
        write("news * read");
        RulesFile file = new RulesFile(path);
        write("news * read\nsport *");
        assertFalse(file.refresh(), "half written");
        write("news * read\nsport * nothing");
        assertFalse(file.refresh(), "just written");
        assertEquals(1, file.rules().size());
        assertTrue(file.refresh());
        assertEquals(2, file.rules().size());
        assertFalse(file.refresh());
    }

    @Test
    void aBrokenFileKeepsTheOldRulesAndIsLoggedOnceWithItsLine() throws IOException {
        write("news * read");
        RulesFile file = new RulesFile(path);
        List<PermissionRule> before = file.rules();
        write("news * read\n\nsport * everything");
        for (int look = 0; look < 4; look++) {
            assertFalse(file.refresh());
        }
        assertEquals(before, file.rules());
        assertEquals(1, log.lines().size(), log.lines().toString());
        assertTrue(
                log.lines()
                        .get(0)
                        .endsWith(
                                path
                                        + " is wrong: line 3: 'everything' is no permission;"
                                        + " allowed: read, or read,write, or nothing"),
                log.lines().get(0));
        write("sport * nothing");
        file.refresh();
        assertTrue(file.refresh(), "and a repaired one is taken");
    }

    @Test
    void aFileThatGoesAwayKeepsTheOldRulesAndIsTakenAgainWhenItIsBack() throws IOException {
        write("news * read");
        RulesFile file = new RulesFile(path);
        Files.delete(path);
        for (int look = 0; look < 4; look++) {
            assertFalse(file.refresh());
        }
        assertEquals(1, file.rules().size());
        assertEquals(1, log.lines().size(), log.lines().toString());
        write("news * nothing");
        file.refresh();
        assertTrue(file.refresh());
        assertEquals(ChannelPermissions.denied(), file.rules().get(0).permissions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# all of it commented out\n", "orders * noth", "orders"})
    void aFileThatIsEmptiedOrCutOffOpensNothingAndIsLoggedOnce(String left) throws IOException {
        write("orders * nothing\n");
        RulesFile file = new RulesFile(path);
        write(left);
        assertKeepsItsRulesAndSaysSoOnce(file);
    }

    @Test
    void aFileThatHasOnlyItsBeginningOpensNothing() throws IOException {
        write("news * read\norders * nothing\n");
        RulesFile file = new RulesFile(path);
        write("news * read\n");
        assertKeepsItsRulesAndSaysSoOnce(file);
        write("news * read\n# orders are open now\n");
        file.refresh();
        assertTrue(file.refresh(), "on purpose");
        assertEquals(1, file.rules().size());
    }

    @Test
    void aPermissionAtTheEndCanBeTakenAway() throws IOException {
        write("orders * nothing\nnews user:ann read\n");
        RulesFile file = new RulesFile(path);
        write("orders * nothing\n");
        file.refresh();
        assertTrue(file.refresh());
        assertEquals(1, file.rules().size());
    }

    @Test
    void aFileThatBecomesADirectoryOpensNothing() throws IOException {
        write("orders * nothing\n");
        RulesFile file = new RulesFile(path);
        Files.delete(path);
        Files.createDirectory(path);
        assertKeepsItsRulesAndSaysSoOnce(file);
        Files.delete(path);
        write("none");
        file.refresh();
        assertTrue(file.refresh(), "and whoever wants no rules says so");
        assertEquals(List.of(), file.rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing else\n"})
    void anEmptyFileStopsTheStart(String text) throws IOException {
        write(text);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> new RulesFile(path));
        assertEquals("kanal.permissions.file", refused.field());
        assertTrue(refused.getMessage().contains("has no rule"), refused.getMessage());
    }

    @Test
    void aDirectoryStopsTheStart() {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> new RulesFile(folder));
        assertTrue(refused.getMessage().contains("is a directory"), refused.getMessage());
    }

    @Test
    void aByteOrderMarkIsReadAsIfItWereNotThere() throws IOException {
        write("\uFEFForders * nothing\r\n");
        RulesFile file = new RulesFile(path);
        assertEquals(1, file.rules().size());
        write("\uFEFF# changed\r\norders * read \r\n");
        file.refresh();
        assertTrue(file.refresh());
        assertEquals(ChannelPermissions.readOnly(), file.rules().get(0).permissions());
    }

    /** What is tried first is read in the same way, or it would say something else. */
    @Test
    void proposedRulesAreReadAsAFileIs() {
        byte[] marked = "\ufefforders * nothing\n".getBytes(UTF_8);
        Decision decision =
                new ProposedRules(marked)
                        .decide(Channel.of("orders"), new Subscriber("ann", SubscriberType.MEMBER))
                        .orElseThrow();
        assertEquals(ChannelPermissions.denied(), decision.permissions());
        for (byte[] noText :
                List.of("orders * read".getBytes(UTF_16LE), "\u00fc * read".getBytes(ISO_8859_1))) {
            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> new ProposedRules(noText));
            assertTrue(refused.getMessage().contains("UTF-8"), refused.getMessage());
        }
    }

    @Test
    void utf16IsRefusedByItsName() throws IOException {
        for (var charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
            Files.writeString(path, "news * read", charset);
            InvalidInput refused = assertThrows(InvalidInput.class, () -> new RulesFile(path));
            assertTrue(refused.getMessage().contains("UTF-16 text"), refused.getMessage());
        }
    }

    private void assertKeepsItsRulesAndSaysSoOnce(RulesFile file) {
        List<PermissionRule> before = file.rules();
        for (int look = 0; look < 5; look++) {
            assertFalse(file.refresh());
        }
        assertEquals(before, file.rules());
        assertEquals(1, log.lines().size(), log.lines().toString());
        assertTrue(log.lines().get(0).contains(path.toString()), log.lines().get(0));
    }

    @Test
    void aFileThatIsTooLargeOrNoTextIsRefused() throws IOException {
        Files.write(path, new byte[] {(byte) 0xc3, 'x', 'y'});
        assertTrue(
                assertThrows(InvalidInput.class, () -> new RulesFile(path))
                        .getMessage()
                        .contains("is not UTF-8 text"));
        write("#".repeat(1_048_577));
        assertTrue(
                assertThrows(InvalidInput.class, () -> new RulesFile(path))
                        .getMessage()
                        .contains("allowed: at most 1048576 bytes"));
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text);
    }
}
