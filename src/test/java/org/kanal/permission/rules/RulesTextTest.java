package org.kanal.permission.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kanal.api.Channel;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.api.Subscriber;
import org.kanal.api.SubscriberType;

class RulesTextTest {

    private static final Subscriber VISITOR = new Subscriber("visitor-1", SubscriberType.VISITOR);
    private static final Subscriber ANN = new Subscriber("ann", SubscriberType.MEMBER);
    private static final Subscriber EDITOR =
            new Subscriber("bob", SubscriberType.MEMBER, Set.of("editors"));
    private static final Subscriber ADMIN = new Subscriber("root", SubscriberType.ADMIN);
    private static final Channel NEWS = Channel.of("news");
    private static final Channel NEWS_42 = Channel.of("news", "42");

    @Test
    void aRuleSaysWhatItsSubjectsMayDo() {
        assertEquals(allowed("read"), decide("news * read", NEWS, VISITOR));
        assertEquals(allowed("read,write"), decide("news * read,write", NEWS, VISITOR));
        assertEquals(allowed("read,write"), decide("news * read, write", NEWS, VISITOR));
        assertEquals(allowed("nothing"), decide("news * nothing", NEWS, VISITOR));
    }

    @Test
    void subjectsAreTypesGroupsAndLogins() {
        assertEquals(
                List.of(true, false, false, false), whoMayRead("news VISITOR read"), "VISITOR");
        assertEquals(List.of(false, true, true, false), whoMayRead("news MEMBER read"), "MEMBER");
        assertEquals(List.of(false, false, false, true), whoMayRead("news ADMIN read"), "ADMIN");
        assertEquals(
                List.of(false, false, true, false), whoMayRead("news group:editors read"), "group");
        assertEquals(List.of(false, true, false, false), whoMayRead("news user:ann read"), "user");
        assertEquals(List.of(true, true, true, true), whoMayRead("news * read"), "everybody");
    }

    @Test
    void aVisitorIsNobodysLogin() {
        assertEquals(Optional.empty(), decide("news user:visitor-1 read", NEWS, VISITOR));
    }

    @Test
    void theFirstRuleForChannelAndSubscriberCounts() {
        String rules = "news user:ann nothing\nnews MEMBER read,write\nnews * read";
        assertEquals(allowed("nothing"), decide(rules, NEWS, ANN));
        assertEquals(allowed("read,write"), decide(rules, NEWS, EDITOR));
        assertEquals(allowed("read"), decide(rules, NEWS, VISITOR));
        assertEquals(Optional.empty(), decide(rules, Channel.of("sport"), ANN));
    }

    @Test
    void aResourceInheritsTheRulesOfItsChannel() {
        assertEquals(allowed("read"), decide("news * read", NEWS_42, ANN));
        assertEquals(allowed("nothing"), decide("news/42 * nothing\nnews * read", NEWS_42, ANN));
        assertEquals(
                Optional.empty(), decide("news/42 * nothing", NEWS, ANN), "but not the other way");
    }

    @Test
    void aRuleOfAnotherApplicationIsForItsChannelsOnly() {
        assertEquals(Optional.empty(), decide("shop:news * nothing", NEWS, ANN));
        assertEquals(allowed("nothing"), decide("shop:news * nothing", NEWS.inApp("shop"), ANN));
    }

    @Test
    void quotesHoldWhatHasBlanks() {
        String rules = "orders/\"order 4712\" user:\"Bob Lee\" read";
        Subscriber bob = new Subscriber("Bob Lee", SubscriberType.MEMBER);
        assertEquals(allowed("read"), decide(rules, Channel.of("orders", "order 4712"), bob));
    }

    @Test
    void emptyLinesAndCommentsAreForPeople() {
        assertEquals(
                1,
                RulesText.parse("# who reads\n\n   \n   # indented\n\tnews\t*\tread\r\n").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", " \t\r\n ", "# only a comment\n"})
    void aTextWithoutARuleIsAMistakeAndSaysHowToHaveNone(String text) {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> RulesText.parse(text));
        assertTrue(refused.getMessage().contains("'none'"), refused.getMessage());
    }

    @Test
    void noneOnALineOfItsOwnMeansNoRules() {
        assertEquals(List.of(), RulesText.parse("# on purpose\r\n  none  \r\n"));
        assertThrows(InvalidInput.class, () -> RulesText.parse("none\nnews * read"));
    }

    @Test
    void linesOfWindowsAndTrailingBlanksAreReadAsIfTheyWereNotThere() {
        String rules = "orders * nothing  \t\r\n\r\nnews user:ann read, write \r\n";
        assertEquals(allowed("nothing"), decide(rules, Channel.of("orders"), ANN));
        assertEquals(allowed("read,write"), decide(rules, NEWS, ANN));
    }

    @Test
    void aStarWithinQuotesIsAStarAndOneOutsideOfThemAWildcard() {
        Channel starred = Channel.of("orders", "a *b");
        Channel other = Channel.of("orders", "a xb");
        assertEquals(allowed("nothing"), decide("orders/\"a *b\" * nothing", starred, ANN));
        assertEquals(Optional.empty(), decide("orders/\"a *b\" * nothing", other, ANN));
        assertEquals(allowed("nothing"), decide("orders/\"a \"*b * nothing", other, ANN));
        assertEquals(allowed("nothing"), decide("orders/\"a \"\\*b * nothing", starred, ANN));
        assertEquals(Optional.empty(), decide("orders/\"a \"\\*b * nothing", other, ANN));
    }

    @Test
    void aDenialOfALoginIsForEverySpellingOfItAndAPermissionForOneOnly() {
        Subscriber shouted = new Subscriber("ANN", SubscriberType.MEMBER);
        assertEquals(allowed("nothing"), decide("news user:ann nothing", NEWS, shouted));
        assertEquals(Optional.empty(), decide("news user:ann read", NEWS, shouted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "news|channel who may",
                "news *|channel who may",
                "ne!ws * read|name or name/resource",
                "news/ * read|name or name/resource",
                "news nobody read|ADMIN, MEMBER, VISITOR, *, group:NAME or user:ID",
                "news member read|ADMIN, MEMBER, VISITOR, *, group:NAME or user:ID",
                "news group: read|ADMIN, MEMBER, VISITOR, *, group:NAME or user:ID",
                "news * write|read, or read,write, or nothing",
                "news * read everything|read, or read,write, or nothing",
                "news/\"42 * read|a quote that does not end",
            })
    void aWrongLineIsNamedWithWhatIsAllowed(String line, String allowed) {
        InvalidInput refused =
                assertThrows(
                        InvalidInput.class, () -> RulesText.parse("# first\nnews * read\n" + line));
        assertEquals("line 3", refused.field());
        assertTrue(refused.getMessage().contains(allowed), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"x\"", "x ", "\"", "x\""})
    void aLineTooLongIsRefusedByItsNumber(String piece) {
        String line = "news * " + piece.repeat(20_000) + "read";
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> RulesText.parse("news * read\n" + line));
        assertEquals("line 2", refused.field());
        assertTrue(refused.getMessage().contains("at most 1000"), refused.getMessage());
    }

    @Test
    void aLongLineIsReadAndACommentMayBeOfAnyLength() {
        String user = "u".repeat(900);
        Subscriber subscriber = new Subscriber(user, SubscriberType.MEMBER);
        assertEquals(
                allowed("read"),
                decide(
                        "#" + "x".repeat(20_000) + "\nnews user:" + user + " read",
                        NEWS,
                        subscriber));
    }

    @Test
    void theExampleForOperatorsIsRight() throws Exception {
        String example = Files.readString(Path.of("server-config/permissions.rules.example"));
        assertEquals(allowed("read,write"), decide(example, NEWS, EDITOR));
        assertEquals(allowed("read"), decide(example, NEWS_42, VISITOR));
        assertEquals(allowed("read"), decide(example, Channel.of("orders", "4711"), ANN));
        assertEquals(allowed("nothing"), decide(example, Channel.of("orders", "4712"), ANN));
        assertEquals(allowed("read,write"), decide(example, Channel.of("orders"), ADMIN));
        assertEquals(allowed("nothing"), decide(example, Channel.of("internal-a"), VISITOR));
        assertEquals(allowed("read"), decide(example, Channel.of("internal-a"), ANN));
    }

    private static Optional<ChannelPermissions> decide(
            String rules, Channel channel, Subscriber subscriber) {
        return RulesText.parse(rules).stream()
                .filter(rule -> rule.isFor(channel, subscriber))
                .findFirst()
                .map(PermissionRule::permissions);
    }

    private static List<Boolean> whoMayRead(String rule) {
        return List.of(VISITOR, ANN, EDITOR, ADMIN).stream()
                .map(who -> decide(rule, NEWS, who).isPresent())
                .toList();
    }

    private static Optional<ChannelPermissions> allowed(String may) {
        return Optional.of(
                switch (may) {
                    case "read" -> ChannelPermissions.readOnly();
                    case "read,write" -> ChannelPermissions.readWrite();
                    default -> ChannelPermissions.denied();
                });
    }
}
