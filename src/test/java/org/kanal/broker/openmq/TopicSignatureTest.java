package org.kanal.broker.openmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kanal.api.Channel;
import org.kanal.api.Payload;
import org.kanal.api.Position;
import org.kanal.api.Publication;

class TopicSignatureTest {

    private static final Publication PUBLICATION = with("1", "e", 7, "ann", "bob", "carl");

    private final TopicSignature signature = new TopicSignature("a secret of ours");

    @Test
    void whoeverHasTheSecretMakesTheSameSignature() {
        String ours = signature.of(PUBLICATION);
        TopicSignature otherNode = new TopicSignature("a secret of ours");
        assertTrue(otherNode.matches(with("1", "e", 7, "ann", "carl", "bob"), ours));
        assertEquals(ours, signature.of(PUBLICATION), "one use must not change the next");
    }

    @Test
    void whoeverHasAnotherSecretDoesNot() {
        assertFalse(signature.matches(PUBLICATION, new TopicSignature("theirs").of(PUBLICATION)));
        assertFalse(signature.matches(PUBLICATION, null));
        assertFalse(signature.matches(PUBLICATION, ""));
    }

    @Test
    void whateverIsChangedBreaksIt() {
        String ours = signature.of(PUBLICATION);
        List.of(
                        with("2", "e", 7, "ann", "bob", "carl"),
                        with("1", "f", 7, "ann", "bob", "carl"),
                        with("1", "e", 8, "ann", "bob", "carl"),
                        with("1", "e", 7, "eve", "bob", "carl"),
                        with("1", "e", 7, "ann", "bob"),
                        with("1", "e", 7, "ann"),
                        with("1", "e", 7, "ann", "bobcarl"),
                        PUBLICATION.shownAs(Channel.of("orders")),
                        PUBLICATION.shownAs(Channel.of("news", "42")),
                        PUBLICATION.shownAs(Channel.of("news").inApp("shop")))
                .forEach(changed -> assertFalse(signature.matches(changed, ours), "" + changed));
    }

    private static Publication with(
            String json, String epoch, long offset, String publisher, String... users) {
        return new Publication(
                Channel.of("news"),
                new Payload(json),
                Optional.of(publisher),
                Set.of(users),
                Optional.of(new Position(epoch, offset)));
    }
}
