package org.kanal.launch.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionRecoveryTest {

    @TempDir private Path folder;

    private final List<Pool> pools = new ArrayList<>();
    private TransactionLogs logs;
    private String killed;
    private TransactionRecovery recovery;
    private long now;

    @BeforeEach
    void start() throws IOException {
        killed = live(true);
        logs = TransactionLogs.begin(folder);
        recovery = new TransactionRecovery(logs, () -> pools, () -> now);
    }

    @Test
    void whatWasDecidedIsCommittedAndTheRestIsRolledBack() throws IOException {
        Part committed = new Part(killed, 1);
        Part undecided = new Part(killed, 2);
        decide(committed);
        FakeDatabase database = add(new FakeDatabase(committed, undecided));
        FakeDatabase broker = add(new FakeDatabase(committed));
        recovery.look();
        assertEquals(List.of(committed), database.committed);
        assertEquals(List.of(undecided), database.rolledBack);
        assertEquals(List.of(committed), broker.committed);
    }

    @Test
    void aLifeThatDecidedNothingIsRolledBack() throws IOException {
        Part part = new Part(live(false), 1);
        FakeDatabase database = add(new FakeDatabase(part));
        recovery.look();
        assertEquals(List.of(part), database.rolledBack);
    }

    @Test
    void whatIsOfThisLifeOrOfOthersIsLeftAlone() {
        FakeDatabase database =
                add(
                        new FakeDatabase(
                                new Part(logs.own(), 1),
                                new Part("kanal-0123456789ab", 2),
                                new Part("another", 3)));
        recovery.look();
        assertEquals(3, database.prepared.size());
    }

    @Test
    void aDatabaseThatCannotBeReachedIsTriedAgainLater() throws IOException {
        Part part = new Part(killed, 1);
        decide(part);
        FakeDatabase database = add(new FakeDatabase(part));
        database.isReachable = false;
        recovery.look();
        recovery.look();
        assertEquals(1, database.opened);
        database.isReachable = true;
        now += TransactionRecovery.RETRY.toNanos();
        recovery.look();
        assertEquals(List.of(part), database.committed);
        recovery.look();
        assertEquals(2, database.opened);
    }

    @Test
    void aPoolThatIsMadeLaterIsLookedAtThen() throws IOException {
        add(new FakeDatabase());
        recovery.look();
        Part part = new Part(killed, 1);
        decide(part);
        FakeDatabase late = add(new FakeDatabase(part));
        recovery.look();
        assertEquals(List.of(part), late.committed);
    }

    @Test
    void twoPoolsOfOneDatabaseAreNoConflict() {
        Part part = new Part(killed, 1);
        FakeDatabase database = new FakeDatabase(part);
        FakeDatabase again = new FakeDatabase(part);
        add(database);
        again.prepared.remove(part);
        add(again);
        recovery.look();
        assertEquals(List.of(part), database.rolledBack);
    }

    @Test
    void oldLogsGoWhenNothingIsInDoubt() throws IOException {
        for (int i = 0; i < TransactionLogs.MOST_KEPT; i++) {
            live(true);
        }
        assertTrue(folder.resolve(killed).toFile().setLastModified(1));
        FakeDatabase database = add(new FakeDatabase());
        database.isReachable = false;
        recovery.look();
        assertEquals(TransactionLogs.MOST_KEPT + 1, logs.earlier().size());
        database.isReachable = true;
        now += TransactionRecovery.RETRY.toNanos();
        recovery.look();
        assertEquals(TransactionLogs.MOST_KEPT, logs.earlier().size());
        assertFalse(logs.earlier().contains(killed));
    }

    private FakeDatabase add(FakeDatabase database) {
        pools.add(database);
        return database;
    }

    private void decide(Part part) throws IOException {
        new WrittenLog().prepared(part.number(), part).into(folder, part.life());
    }

    /** The name of a life that has ended. */
    private String live(boolean isDecisive) throws IOException {
        TransactionLogs life = TransactionLogs.begin(folder);
        Files.createDirectories(life.directory().resolve("server").resolve("tx"));
        if (isDecisive) {
            new WrittenLog().into(folder, life.own());
        }
        return life.own();
    }
}
