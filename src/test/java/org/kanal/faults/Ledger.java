package org.kanal.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one subscriber got of one channel, checked as it comes: offsets one by one, each publisher's
 * numbers one by one. A resync is the only thing that excuses a jump. Not safe for several threads.
 */
public final class Ledger {

    private static final Pattern PART =
            Pattern.compile(
                    "\\{\"type\":\"(message|subscribed)\".*?(?=,?\\{\"type\":|\\]?$)",
                    Pattern.DOTALL);
    private static final Pattern MESSAGE =
            Pattern.compile("\"offset\":(\\d+),\"payload\":\\{\"p\":(\\d+),\"n\":(\\d+)\\}");
    private static final Pattern POSITION =
            Pattern.compile("\"position\":\\{\"epoch\":\"([^\"]+)\",\"offset\":(\\d+)\\}");

    private final Map<String, Long> numbers = new HashMap<>();
    private String epoch = "";
    private long offset;

    private long deliveries;
    private long lost;
    private long repeated;
    private long told;
    private String reason = "";

    /** The epoch that it is in. */
    public String epoch() {
        return epoch;
    }

    /** The last offset that it knows. */
    public long offset() {
        return offset;
    }

    /** How many messages came. */
    public long deliveries() {
        return deliveries;
    }

    /** Numbers that were jumped over without a word. */
    public long lost() {
        return lost;
    }

    /** Numbers that came again, or after a higher one. */
    public long repeated() {
        return repeated;
    }

    /** How often it was told that something may be missing. */
    public long told() {
        return told;
    }

    /** Why, the last time. */
    public String reason() {
        return reason;
    }

    boolean knowsPosition() {
        return !epoch.isEmpty();
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
        boolean isFirst = epoch.isEmpty();
        if (text.contains("\"isSynced\":false")) {
            epoch = position.group(1);
            offset = Long.parseLong(position.group(2));
            numbers.clear();
            if (!isFirst) {
                told++;
                reason = text.replaceAll("(?s).*\"reason\":\"(\\w+)\".*", "$1");
            }
        } else if (!position.group(1).equals(epoch)) {
            throw new IllegalStateException("synced into another epoch: " + text);
        }
    }

    private void message(String text) {
        Matcher message = MESSAGE.matcher(text);
        if (!message.find()) {
            throw new IllegalStateException("not one of ours: " + text);
        }
        deliveries++;
        long place = Long.parseLong(message.group(1));
        count(offset, place);
        offset = Math.max(offset, place);
        long number = Long.parseLong(message.group(3));
        Long before = numbers.put(message.group(2), number);
        if (before != null) {
            count(before, number);
        }
    }

    private void count(long last, long next) {
        if (next <= last) {
            repeated++; // or late, which is the same breach of order
        } else {
            lost += next - last - 1;
        }
    }
}
