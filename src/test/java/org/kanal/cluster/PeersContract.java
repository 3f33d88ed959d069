package org.kanal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation promises a node that is alone. */
public abstract class PeersContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A node that nobody else has joined. */
    protected abstract Peers alone();

    @Test
    void aNodeAloneIsItsOnlyMember() {
        Peers peers = alone();
        assertEquals(List.of(peers.self()), peers.members());
        assertTrue(!peers.self().id().isEmpty());
    }

    @Test
    void aQuestionToNobodyIsAnsweredAtOnce() throws Exception {
        Answers answers = alone().ask("test", "?", SOON).get(1, TimeUnit.SECONDS);
        assertEquals(Answers.NONE, answers);
        assertTrue(answers.isComplete());
    }

    @Test
    void nobodyHearsWhatHeSaysHimself() {
        Peers peers = alone();
        Ear ear = new Ear();
        peers.listen("test", ear);
        peers.tell("test", "hello");
        peers.tell(peers.self(), "test", "hello");
        assertEquals(List.of(), ear.heard());
    }

    @Test
    void aKindHasOneListener() {
        Peers peers = alone();
        peers.listen("test", new Ear());
        assertThrows(IllegalStateException.class, () -> peers.listen("test", new Ear()));
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        Peers peers = alone();
        String tooLong = "x".repeat(Peers.LONGEST + 1);
        assertThrows(IllegalArgumentException.class, () -> peers.tell("test", tooLong));
        assertThrows(
                IllegalArgumentException.class, () -> peers.tell(peers.self(), "test", tooLong));
        assertThrows(IllegalArgumentException.class, () -> peers.ask("test", tooLong, SOON));
    }

    @Test
    void aKindIsAWord() {
        Peers peers = alone();
        assertThrows(IllegalArgumentException.class, () -> peers.listen("a b", new Ear()));
    }
}
