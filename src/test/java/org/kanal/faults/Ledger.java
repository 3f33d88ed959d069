package org.kanal.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kanal.api.Position;

/**
 * What one subscriber got of one channel: which message stood at which position. Offsets follow
 * each other one by one; a resync is the only thing that excuses a jump. Not safe for several
 * threads.
 */
public final class Ledger {

    /** A publisher's message. */
    record Numbered(int publisher, long number) {}

    /** The part of a stream that it followed, from a position that it was told. */
    private static final class Stretch {
        final Position start;
        final List<Numbered> messages = new ArrayList<>();

        Stretch(Position start) {
            this.start = start;
        }

        long end() {
            return start.offset() + messages.size();
        }

        boolean covers(Position place) {
            return place.epoch().equals(start.epoch())
                    && place.offset() > start.offset()
                    && place.offset() <= end();
        }

        Numbered at(Position place) {
            return messages.get(Math.toIntExact(place.offset() - start.offset() - 1));
        }
    }

    private static final Pattern PART =
            Pattern.compile(
                    "\\{\"type\":\"(message|subscribed)\".*?(?=,?\\{\"type\":|\\]?$)",
                    Pattern.DOTALL);
    private static final Pattern MESSAGE =
            Pattern.compile("\"offset\":(\\d+),\"payload\":\\{\"p\":(\\d+),\"n\":(\\d+)\\}");
    private static final Pattern POSITION =
            Pattern.compile("\"position\":\\{\"epoch\":\"([^\"]+)\",\"offset\":(\\d+)\\}");

    private final List<Stretch> stretches = new ArrayList<>();
    private final Map<Integer, Long> highest = new HashMap<>();

    /**
     * The same, but for who left an epoch and comes back: it is told, and may get that one again.
     */
    private final Map<Integer, Long> highestHere = new HashMap<>();

    private final List<Numbered> unordered = new ArrayList<>();

    private long deliveries;
    private long lost;
    private long repeated;
    private String breach = "";
    private String reason = "";
    private String lastWord = "";
    private final List<String> words = new ArrayList<>();

    /** The epoch that it is in; empty before it is subscribed. */
    public String epoch() {
        return stretches.isEmpty() ? "" : now().start.epoch();
    }

    /** The last offset that it knows. */
    public long offset() {
        return stretches.isEmpty() ? 0 : now().end();
    }

    /** How many messages came. */
    public long deliveries() {
        return deliveries;
    }

    /** How many messages came, each counted once. */
    public long different() {
        return stretches.stream()
                .flatMap(stretch -> stretch.messages.stream())
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Offsets that were jumped over without a word. */
    public long lost() {
        return lost;
    }

    /** Offsets that came again, or after a higher one. */
    public long repeated() {
        return repeated;
    }

    /** Messages that came twice, or after a later one of their publisher. */
    List<Numbered> unordered() {
        return unordered;
    }

    /** How many messages came twice, or after a later one of their publisher. */
    public int outOfOrder() {
        return unordered.size();
    }

    /** Where its first offset was lost or repeated, and after what; empty if none was. */
    public String breach() {
        return breach;
    }

    /** The highest number of a publisher that came; -1 before the first. */
    public long highest(int publisher) {
        return highest.getOrDefault(publisher, -1L);
    }

    /** How often it was told that something may be missing. */
    public long told() {
        return Math.max(0, stretches.size() - 1);
    }

    /** Why, the last time. */
    public String reason() {
        return reason;
    }

    boolean knowsPosition() {
        return !stretches.isEmpty();
    }

    /**
     * Whether it should have got what stands there, and did not: it followed the stream over that
     * place, and another message came from it.
     */
    boolean misses(Position place, Numbered message) {
        return stretches.stream()
                .anyMatch(stretch -> stretch.covers(place) && !message.equals(stretch.at(place)));
    }

    /** One text frame from the server. */
    void frame(String text) {
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(1).equals("message")) {
                message(part.group());
            } else {
                subscribed(part.group());
            }
        }
    }

    private void subscribed(String text) {
        Matcher position = POSITION.matcher(text);
        if (!position.find()) {
            throw new IllegalStateException("no position: " + text);
        }
        lastWord = text;
        words.add((deliveries + " came, then: ") + text);
        if (text.contains("\"isSynced\":false")) {
            if (knowsPosition()) {
                reason = text.replaceAll("(?s).*\"reason\":\"(\\w+)\".*", "$1");
            }
            if (comesBackTo(position.group(1))) {
                highestHere.clear();
            }
            stretches.add(
                    new Stretch(
                            new Position(position.group(1), Long.parseLong(position.group(2)))));
        } else if (!position.group(1).equals(epoch())) {
            throw new IllegalStateException("synced into another epoch: " + text);
        }
    }

    private boolean comesBackTo(String epoch) {
        return !epoch.equals(epoch())
                && stretches.stream().anyMatch(past -> past.start.epoch().equals(epoch));
    }

    private void message(String text) {
        Matcher message = MESSAGE.matcher(text);
        if (!message.find()) {
            throw new IllegalStateException("not one of ours: " + text);
        }
        deliveries++;
        Numbered numbered =
                new Numbered(Integer.parseInt(message.group(2)), Long.parseLong(message.group(3)));
        long place = Long.parseLong(message.group(1));
        if (place != offset() + 1 && breach.isEmpty()) {
            breach = breachAt(place);
        }
        if (place <= offset()) {
            repeated++; // or late, which is the same breach of order
            return;
        }
        while (offset() < place - 1) {
            now().messages.add(null);
            lost++;
        }
        now().messages.add(numbered);
        if (numbered.number() <= highestHere.getOrDefault(numbered.publisher(), -1L)) {
            unordered.add(numbered);
            if (breach.isEmpty()) {
                breach =
                        "%s at %d, the highest was %d (%s)"
                                .formatted(
                                        numbered,
                                        place,
                                        highestHere.get(numbered.publisher()),
                                        words.subList(Math.max(0, words.size() - 5), words.size()));
            }
        }
        highestHere.merge(numbered.publisher(), numbered.number(), Math::max);
        highest.merge(numbered.publisher(), numbered.number(), Math::max);
    }

    private String breachAt(long place) {
        return "%d after %d, %d after the last word about where it is (%s)"
                .formatted(place, offset(), offset() - now().start.offset(), lastWord);
    }

    private Stretch now() {
        return stretches.get(stretches.size() - 1);
    }
}
