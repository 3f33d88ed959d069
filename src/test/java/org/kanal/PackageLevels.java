package org.kanal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The levels of the packages: each imports from lower ones only, never from a neighbour. */
final class PackageLevels {

    private static final String ROOT = "org.kanal.";
    private static final String BROKER = "broker";

    /** The launcher stands alone: it runs outside of the application. */
    private static final String ALONE = "launch";

    private static final Map<String, Integer> LEVELS =
            Map.ofEntries(
                    Map.entry("audit", 0),
                    Map.entry("channel", 0),
                    Map.entry("permission", 1),
                    Map.entry("protocol", 1),
                    Map.entry("identity", 2),
                    Map.entry("site", 2),
                    Map.entry("facts", 1),
                    Map.entry(BROKER, 2),
                    Map.entry("history", 3),
                    Map.entry("presence", 3),
                    Map.entry("hub", 4),
                    Map.entry("gateway", 5),
                    Map.entry("socket", 6),
                    Map.entry("rest", 6),
                    Map.entry("jms", 6),
                    Map.entry("admin", 6),
                    Map.entry("web", 6),
                    Map.entry("demo", 7),
                    Map.entry("config", 8));

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern MENTION = Pattern.compile("\\borg\\.kanal\\.[a-z]\\w*");
    private static final Pattern JMS = Pattern.compile("\\bjakarta\\.jms\\.");

    private PackageLevels() {}

    /** What is wrong with the arrows of one source file; empty if nothing. */
    static List<String> violations(String source) {
        String home = homeOf(source);
        List<String> found = new ArrayList<>();
        if (levelOf(home).isEmpty() && !home.equals(ALONE)) {
            found.add("package " + home + " has no level");
            return found;
        }
        if (!home.equals(BROKER) && JMS.matcher(source).find()) {
            found.add(home + " uses jakarta.jms");
        }
        MENTION.matcher(code(source))
                .results()
                .map(mention -> mention.group().substring(ROOT.length()))
                .filter(target -> !target.equals(home) && !mayUse(home, target))
                .map(target -> home + " -> " + target)
                .forEach(found::add);
        return found;
    }

    /** Full names in code are arrows as imports are; those in texts and comments are not. */
    private static String code(String source) {
        return source.replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "")
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)//.*$", "");
    }

    private static String homeOf(String source) {
        Matcher line = PACKAGE.matcher(source);
        if (!line.find() || !(line.group(1) + ".").startsWith(ROOT)) {
            throw new IllegalArgumentException("not in a package of " + ROOT);
        }
        return (line.group(1) + ".").substring(ROOT.length()).split("\\.")[0];
    }

    private static boolean mayUse(String home, String target) {
        return levelOf(home)
                .flatMap(level -> levelOf(target).map(lower -> lower < level))
                .orElse(false);
    }

    private static Optional<Integer> levelOf(String name) {
        return Optional.ofNullable(LEVELS.get(name));
    }
}
