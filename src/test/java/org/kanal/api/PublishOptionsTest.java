package org.kanal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishOptionsTest {

    @Test
    void noneIsForEverybodyWithoutThePublisher() {
        assertEquals(
                new PublishOptions(PublishOptions.EVERYBODY, false, Optional.empty()),
                PublishOptions.none());
    }

    @Test
    void everyWithGivesAChangedCopyAndKeepsTheRest() {
        PublishOptions options =
                PublishOptions.none()
                        .withUsers("ann", "bob")
                        .withPublisher()
                        .withIdempotencyKey("k");
        assertEquals(new PublishOptions(Set.of("ann", "bob"), true, Optional.of("k")), options);
        assertEquals(Set.of(), PublishOptions.none().users());
    }

    @Test
    void thousandUsersAreAllowedAndOneMoreIsNot() {
        assertEquals(1_000, PublishOptions.none().withUsers(ids(1_000)).users().size());
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> PublishOptions.none().withUsers(ids(1_001)));
        assertEquals("users", refused.field());
        assertTrue(refused.getMessage().contains("1001"), refused.getMessage());
        assertTrue(refused.getMessage().contains("1000"), refused.getMessage());
    }

    @Test
    void anIdThatComesTwiceCountsOnce() {
        assertEquals(Set.of("ann"), PublishOptions.none().withUsers("ann", "ann").users());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyUserIdIsRefused(String id) {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> PublishOptions.none().withUsers("ann", id));
        assertEquals("users", refused.field());
    }

    @Test
    void anIdempotencyKeyHas1To200Characters() {
        assertEquals(
                200,
                PublishOptions.none()
                        .withIdempotencyKey("k".repeat(200))
                        .idempotencyKey()
                        .orElseThrow()
                        .length());
        for (String wrong : List.of("", "  ", "k".repeat(201))) {
            InvalidInput refused =
                    assertThrows(
                            InvalidInput.class,
                            () -> PublishOptions.none().withIdempotencyKey(wrong));
            assertEquals("idempotencyKey", refused.field());
        }
    }

    @Test
    void aPublicationIsForItsRecipientsOrForAll() {
        Publication all = Publication.of(Channel.of("news"), new Payload("1"));
        Publication some =
                new Publication(
                        all.channel(),
                        all.payload(),
                        Optional.empty(),
                        Set.of("ann"),
                        Optional.empty());
        assertTrue(all.isFor("bob"));
        assertTrue(some.isFor("ann"));
        assertFalse(some.isFor("bob"));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "user" + i).toList();
    }

    @Test
    void anEmptyListOfUsersIsRefusedAndNeverMeansEverybody() {
        assertNoUsers(() -> PublishOptions.none().withUsers(List.of()));
        assertNoUsers(() -> PublishOptions.none().withUsers());
        assertNoUsers(() -> new PublishOptions(Set.of(), true, Optional.empty()));
        assertNoUsers(() -> new PublishOptions(new HashSet<>(), true, Optional.empty()));
        assertNoUsers(() -> new PublishOptions(null, true, Optional.empty()));
        assertNoUsers(() -> PublishOptions.none().withUsers((String) null));
    }

    @Test
    void everybodyStaysEverybodyInACopy() {
        PublishOptions options = PublishOptions.none().withPublisher().withIdempotencyKey("k");
        assertEquals(options, new PublishOptions(options.users(), true, options.idempotencyKey()));
    }

    @Test
    void anUnpairedSurrogateIsRefusedNamingItsField() {
        assertEquals("users", refusal(() -> PublishOptions.none().withUsers("a\ud83d")).field());
        assertEquals(
                "idempotencyKey",
                refusal(() -> PublishOptions.none().withIdempotencyKey("\ude00")).field());
    }

    private static void assertNoUsers(Executable made) {
        assertEquals("users", refusal(made).field());
    }

    private static InvalidInput refusal(Executable made) {
        return assertThrows(InvalidInput.class, made);
    }
}
