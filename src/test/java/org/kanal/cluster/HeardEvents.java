package org.kanal.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kanal.cluster.heard.WhoIsThere;

/** What the EJBs of all nodes have written down of one channel, in the order of the file. */
final class HeardEvents {

    private final Map<String, List<Line>> ofMembers = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();

    /** As {@link WhoIsThere} writes it. */
    private record Line(String what, String event, String id, String text) {

        static Line of(String text) {
            String[] words = text.split(" ");
            return new Line(words[0], words[1], words[3], text);
        }
    }

    private HeardEvents(List<String> lines) {
        Set<String> known = new HashSet<>();
        for (String text : lines) {
            Line line = Line.of(text);
            if (known.add(line.what() + line.event())) {
                ofMembers.computeIfAbsent(line.id(), any -> new ArrayList<>()).add(line);
            } else {
                repeated.add(text);
            }
        }
    }

    /**
     * What is in the file by now.
     *
     * @param resource the channel's
     */
    static HeardEvents read(Path file, String resource) throws IOException {
        return new HeardEvents(
                Files.readAllLines(file).stream()
                        .filter(line -> line.split(" ")[2].equals(resource))
                        .toList());
    }

    /** Who is there for an observer that remembers ids of events. */
    Set<String> there() {
        Set<String> there = new TreeSet<>();
        ofMembers.forEach(
                (id, lines) -> {
                    if (lines.get(lines.size() - 1).what().equals("joined")) {
                        there.add(id);
                    }
                });
        return there;
    }

    /** Of whom anything was told. */
    Set<String> members() {
        return new TreeSet<>(ofMembers.keySet());
    }

    /** What was told twice with the same id. */
    List<String> repeated() {
        return repeated;
    }

    /** Of these members, whoever was told other than to have come once and gone at most once. */
    List<String> notOnce(Set<String> members) {
        return wrong(members, lines -> lines.size() > 2);
    }

    /** Whoever was told to have gone who was not there for the observer, or to have come twice. */
    List<String> outOfTurn() {
        return wrong(members(), lines -> false);
    }

    private List<String> wrong(Set<String> members, Predicate<List<Line>> too) {
        List<String> wrong = new ArrayList<>();
        for (String id : members) {
            List<Line> lines = ofMembers.getOrDefault(id, List.of());
            boolean isInTurn = true;
            for (int i = 0; i < lines.size(); i++) {
                isInTurn &= lines.get(i).what().equals(i % 2 == 0 ? "joined" : "left");
            }
            if (!isInTurn || too.test(lines)) {
                wrong.add(text(lines));
            }
        }
        return wrong;
    }

    @Override
    public String toString() {
        return String.join("\n", ofMembers.values().stream().map(HeardEvents::text).toList());
    }

    private static String text(List<Line> lines) {
        return String.join("\n", lines.stream().map(Line::text).toList()) + "\n";
    }
}
