package org.kanal.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kanal.api.InvalidInput;

/**
 * The names of fields that are read where others are skipped. One that is a slip of a known one is
 * not skipped but refused: it may be what says for whom a message is, and without it everybody gets
 * that.
 */
public final class KnownNames {

    /** What is longer is no slip. */
    private static final int MOST_CHARACTERS = 40;

    private final Set<String> known;
    private final Map<String, String> loosely = new HashMap<>();

    private KnownNames(List<String> names) {
        known = Set.copyOf(names);
        names.forEach(name -> loosely.put(loose(name), name));
    }

    /** These names, each as it is spelt. */
    public static KnownNames of(String... names) {
        return new KnownNames(List.of(names));
    }

    /**
     * Lets a name pass that is known, or is nothing like one.
     *
     * @throws InvalidInput naming it and what was meant
     */
    public void require(String name) {
        if (known.contains(name) || name.length() > MOST_CHARACTERS) {
            return;
        }
        String meant = loosely.get(loose(name));
        if (meant != null) {
            throw new InvalidInput(name, "is unknown; allowed: " + meant);
        }
    }

    /** Letters and digits alone, in small ones, without the s of several. */
    private static String loose(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
    }
}
