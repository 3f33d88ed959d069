package org.kanal.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was written and what was only counted within one minute. Its size is bounded whatever comes:
 * addresses beyond the first thousand of a kind are counted together. Not thread-safe.
 */
final class AuditMinute {

    private static final int MOST_ADDRESSES = 1_000;
    private static final int MOST_TOLD = 3;

    private final AuditSettings settings;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private int written;

    AuditMinute(AuditSettings settings) {
        this.settings = settings;
    }

    /** Whether the event gets a line of its own; if not, it is counted. */
    boolean admits(AuditEvent event) {
        Kind kind = kinds.computeIfAbsent(event.what(), what -> new Kind());
        Count count = kind.of(event.from());
        boolean isAdmitted =
                written < settings.mostPerMinute()
                        && kind.written < settings.mostPerKind()
                        && count.written < settings.mostPerAddress();
        if (isAdmitted) {
            written++;
            kind.written++;
            count.written++;
        } else {
            count.more++;
        }
        return isAdmitted;
    }

    /** What was only counted: a line for each of the busiest addresses, one for all others. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        kinds.forEach((what, kind) -> kind.tell(what, lines));
        return lines;
    }

    private static final class Count {
        private long written;
        private long more;

        long more() {
            return more;
        }
    }

    private static final class Kind {
        private final Map<String, Count> addresses = new LinkedHashMap<>();
        private final Count others = new Count();
        private int written;

        Count of(String address) {
            Count known = addresses.get(address);
            if (known != null || addresses.size() >= MOST_ADDRESSES) {
                return known == null ? others : known;
            }
            Count first = new Count();
            addresses.put(address, first);
            return first;
        }

        void tell(String what, List<String> lines) {
            List<Map.Entry<String, Count>> busiest = busiest();
            long rest = others.more;
            for (int at = 0; at < busiest.size(); at++) {
                long more = busiest.get(at).getValue().more;
                if (at < MOST_TOLD) {
                    String from = Quoted.text(busiest.get(at).getKey());
                    lines.add(told(what + " from=" + from, more));
                } else {
                    rest += more;
                }
            }
            if (rest > 0) {
                lines.add(told(what + " from other addresses", rest));
            }
        }

        private List<Map.Entry<String, Count>> busiest() {
            return addresses.entrySet().stream()
                    .filter(entry -> entry.getValue().more > 0)
                    .sorted(
                            Map.Entry.comparingByValue(
                                    Comparator.comparingLong(Count::more).reversed()))
                    .toList();
        }

        private static String told(String of, long more) {
            return String.format(Locale.ROOT, "%s: and %,d more in this minute", of, more);
        }
    }
}
