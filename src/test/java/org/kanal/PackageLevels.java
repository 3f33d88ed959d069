package org.kanal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The levels of the packages: each imports from lower ones only, never from a neighbour. */
final class PackageLevels {

    private static final String ROOT = "org.kanal.";

    /** The launcher stands alone: it runs outside of the application. */
    private static final String ALONE = "launch";

    private static final Map<String, Integer> LEVELS =
            Map.ofEntries(
                    Map.entry("api", 0),
                    Map.entry("audit", 2),
                    Map.entry("support", 1),
                    Map.entry("schema", 1),
                    Map.entry("client", 1),
                    Map.entry("channel", 2),
                    Map.entry("cluster", 2),
                    Map.entry("facts", 2),
                    Map.entry("metrics", 2),
                    Map.entry("identity", 3),
                    Map.entry("openmq", 3),
                    Map.entry("protocol", 3),
                    Map.entry("site", 3),
                    Map.entry("permission", 4),
                    Map.entry("broker", 4),
                    Map.entry("queue", 4),
                    Map.entry("history", 4),
                    Map.entry("outbox", 5),
                    Map.entry("hub", 6),
                    Map.entry("presence", 6),
                    Map.entry("gateway", 7),
                    Map.entry("connection", 8),
                    Map.entry("typed", 8),
                    Map.entry("front", 9),
                    Map.entry("admission", 9),
                    Map.entry("socket", 10),
                    Map.entry("rest", 10),
                    Map.entry("web", 10),
                    Map.entry("demo", 11),
                    Map.entry("config", 12));

    /** What is not Kanal's own, and which packages alone may know it. */
    private static final Map<Pattern, Pattern> RESERVED =
            Map.of(
                    Pattern.compile("\\bjakarta\\.jms\\."), Pattern.compile("(.+\\.)?openmq"),
                    Pattern.compile("\\bcom\\.sun\\.messaging\\."),
                            Pattern.compile("(.+\\.)?openmq"),
                    Pattern.compile("\\borg\\.glassfish\\.(grizzly|tyrus)\\."),
                            Pattern.compile("socket\\.tyrus|front\\.grizzly"),
                    Pattern.compile("\\bcom\\.hazelcast\\."),
                            Pattern.compile("(history|cluster)\\.grid|config"),
                    Pattern.compile("\\bcom\\.nimbusds\\."), Pattern.compile("identity\\.token"));

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern MENTION = Pattern.compile("\\borg\\.kanal\\.[a-z]\\w*");

    private PackageLevels() {}

    /** What is wrong with the arrows of one source file; empty if nothing. */
    static List<String> violations(String source) {
        String home = homeOf(source);
        List<String> found = new ArrayList<>();
        if (levelOf(home).isEmpty() && !home.equals(ALONE)) {
            found.add("package " + home + " has no level");
            return found;
        }
        String code = code(source);
        RESERVED.forEach(
                (reserved, owners) -> {
                    Matcher use = reserved.matcher(code);
                    if (!owners.matcher(packageOf(source)).matches() && use.find()) {
                        found.add(packageOf(source) + " uses " + use.group());
                    }
                });
        MENTION.matcher(code)
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

    /** The package below {@code org.kanal}, such as {@code history.grid}. */
    private static String packageOf(String source) {
        Matcher line = PACKAGE.matcher(source);
        if (!line.find() || !line.group(1).startsWith(ROOT)) {
            throw new IllegalArgumentException("not in a package of " + ROOT);
        }
        return line.group(1).substring(ROOT.length());
    }

    private static String homeOf(String source) {
        return packageOf(source).split("\\.")[0];
    }

    private static boolean mayUse(String home, String target) {
        return levelOf(home)
                .flatMap(level -> levelOf(target).map(lower -> lower < level))
                .orElse(false);
    }

    /** All packages that have a level. */
    static Set<String> names() {
        return LEVELS.keySet();
    }

    /** The level of a package; empty if it has none. */
    static Optional<Integer> levelOf(String name) {
        return Optional.ofNullable(LEVELS.get(name));
    }
}
