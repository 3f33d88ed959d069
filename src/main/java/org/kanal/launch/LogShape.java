package org.kanal.launch;

import java.util.function.Supplier;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/** What entries that say the same have in common: the message without numbers and addresses. */
final class LogShape {
    private static final Pattern VARIABLE = Pattern.compile("[0-9a-fA-F.:]*[0-9][0-9a-fA-F.:]*");
    private static final Pattern NOTHING_FIXED = Pattern.compile("[{}0-9 ]*");
    private static final int LONGEST = 200;

    private LogShape() {}

    /**
     * @param formatted the message with its parameters: counts where there is nothing else
     */
    static String of(LogRecord entry, Supplier<String> formatted) {
        String pattern = String.valueOf(entry.getMessage());
        boolean isFixed = !NOTHING_FIXED.matcher(pattern).matches();
        return of(isFixed ? pattern : formatted.get())
                + (entry.getThrown() == null ? "" : ' ' + entry.getThrown().getClass().getName());
    }

    static String of(String message) {
        String begin = message.substring(0, Math.min(message.length(), LONGEST));
        return VARIABLE.matcher(begin).replaceAll("#");
    }
}
