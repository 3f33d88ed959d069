package org.kanal.permission.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kanal.api.ChannelPermissions;
import org.kanal.api.InvalidInput;
import org.kanal.channel.ChannelPattern;

/**
 * Reads the text of a rules file: one rule a line, {@code channel who may}, parted by blanks. Empty
 * lines and those that begin with {@code #} are for people. A text without a rule is a mistake,
 * unless it says {@code none} and nothing else. {@code docs/permissions.md} describes the format.
 */
final class RulesText {

    /**
     * A word: bare characters and "quoted" parts, in which blanks stand for themselves. Possessive,
     * so that no line is tried in many ways.
     */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]++|\"[^\"]*+\")++");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");

    private static final Pattern LINE = Pattern.compile("\\s*+(?:" + WORD.pattern() + "\\s*+)*+");

    private static final int MAX_LINE = 1_000;

    /** The only line of a file whose author wants no rules. */
    private static final String NO_RULES = "none";

    private RulesText() {}

    /**
     * @return in their order; empty only if the text says so
     * @throws InvalidInput naming the first line that is wrong, and what is allowed
     */
    static List<PermissionRule> parse(String text) {
        List<PermissionRule> rules = new ArrayList<>();
        boolean saysNone = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String rule = line.strip();
            if (rule.equals(NO_RULES)) {
                saysNone = true;
            } else if (!rule.isEmpty() && !rule.startsWith("#")) {
                rules.add(rule(number, rule));
            }
        }
        requireOneOfBoth(saysNone, !rules.isEmpty());
        return List.copyOf(rules);
    }

    /** What is empty may have been emptied by mistake, and would open what it closed. */
    private static void requireOneOfBoth(boolean saysNone, boolean hasRules) {
        if (!saysNone && !hasRules) {
            throw new InvalidInput(
                    "the file",
                    "has no rule; allowed: one or more, or the line 'none' to have none on"
                            + " purpose");
        }
        if (saysNone && hasRules) {
            throw new InvalidInput(
                    "the file", "says 'none' and has rules; allowed: the one or the other");
        }
    }

    private static PermissionRule rule(int number, String line) {
        String place = "line " + number;
        List<String> words = words(place, line);
        return new PermissionRule(
                ChannelPattern.of(place, channel(line)),
                subject(place, words.get(1)),
                permissions(place, String.join("", words.subList(2, words.size()))),
                number);
    }

    /** Three or more, without their quotes. */
    private static List<String> words(String place, String line) {
        requireWhole(place, line);
        List<String> words =
                WORD.matcher(line).results().map(word -> unquoted(word.group())).toList();
        if (words.size() < 3) {
            throw new InvalidInput(
                    place,
                    "'"
                            + line
                            + "' is no rule; allowed: channel who may, such as news MEMBER read");
        }
        return words;
    }

    private static void requireWhole(String place, String line) {
        if (line.length() > MAX_LINE) {
            throw new InvalidInput(
                    place,
                    "has %d characters; allowed: at most %d in one rule"
                            .formatted(line.length(), MAX_LINE));
        }
        if (!LINE.matcher(line).matches()) {
            throw new InvalidInput(place, "has a quote that does not end; allowed: \"…\"");
        }
    }

    /** The first word as a pattern: a star within quotes is a star and no wildcard. */
    private static String channel(String line) {
        String word = WORD.matcher(line).results().findFirst().orElseThrow().group();
        return unquoted(
                QUOTED.matcher(word)
                        .replaceAll(
                                part ->
                                        Matcher.quoteReplacement(
                                                part.group().replace("*", "\\*"))));
    }

    private static String unquoted(String word) {
        return word.replace("\"", "");
    }

    private static RuleSubject subject(String place, String word) {
        return RuleSubject.parse(word)
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        place,
                                        "'"
                                                + word
                                                + "' is nobody; allowed: ADMIN, MEMBER, VISITOR, *,"
                                                + " group:NAME or user:ID"));
    }

    private static ChannelPermissions permissions(String place, String words) {
        return switch (words) {
            case "read" -> ChannelPermissions.readOnly();
            case "read,write" -> ChannelPermissions.readWrite();
            case "nothing" -> ChannelPermissions.denied();
            default ->
                    throw new InvalidInput(
                            place,
                            "'"
                                    + words
                                    + "' is no permission; allowed: read, or read,write, or"
                                    + " nothing");
        };
    }
}
