package org.kanal.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The spelling of a subscriber's id that counts where somebody is to be kept out: the same for all
 * that differ in the case of their letters only, in the characters of Unicode that one letter is
 * made of, in its width, in what nobody sees, or in blanks at the ends. Stores that do not tell
 * them apart let one login in under all of them, and who is named is not to come back as another.
 *
 * @param text the same for all spellings of one id
 */
public record Spelling(String text) {

    /** What takes no room: joiners, marks of direction and the like. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Of an id as somebody wrote it. */
    public static Spelling of(String id) {
        return new Spelling(isPlain(id) ? lower(id) : lower(plain(id)));
    }

    /** In upper case first: some letters are alike in that alone. */
    private static String lower(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** As nearly all are, and a whole node's connections are looked at for one ban. */
    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static String plain(String id) {
        String seen = UNSEEN.matcher(id).replaceAll("");
        return Normalizer.normalize(lower(seen), Normalizer.Form.NFKC).strip();
    }
}
