package org.kanal.audit;

/**
 * One thing that happened. Texts may come from strangers as they are: they are made harmless when
 * the event is written, and long ones are cut.
 *
 * @param what the kind of event, such as {@code api-key-refused}: small letters, digits and dashes.
 *     Events are counted by kind, so nothing of a stranger's goes in here
 * @param from the address that it came from; empty where there is none
 * @param who the subscriber, login or key's name; empty where nobody said. Never a secret, and
 *     nothing that may be one: not the key that was tried
 * @param why the reason, in plain words
 */
public record AuditEvent(String what, String from, String who, String why) {

    private static final int MOST_FROM = 60;
    private static final int MOST_WHO = 100;
    private static final int MOST_WHY = 200;

    /**
     * @throws IllegalArgumentException if {@code what} is no kind of event
     */
    public AuditEvent {
        if (!what.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "what='" + what + "' is no kind of event; allowed: a-z, 0-9 and '-'");
        }
        from = cut(from, MOST_FROM);
        who = cut(who, MOST_WHO);
        why = cut(why, MOST_WHY);
    }

    private static String cut(String text, int most) {
        if (text == null) {
            return "";
        }
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** {@code api-key-refused from="10.0.0.7" who="" why="no such key"}: always one line. */
    String line() {
        return what
                + " from="
                + Quoted.text(from)
                + " who="
                + Quoted.text(who)
                + " why="
                + Quoted.text(why);
    }
}
