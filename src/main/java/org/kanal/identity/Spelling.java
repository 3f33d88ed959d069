package org.kanal.identity;

import java.util.Locale;

/**
 * The spelling of a subscriber's id that counts where somebody is to be kept out: the same for all
 * that differ in the case of their letters only. Stores that do not tell them apart let one login
 * in under all of them, and who is named is not to come back as another.
 *
 * @param text the same for all spellings of one id
 */
public record Spelling(String text) {

    /** Of an id as somebody wrote it. */
    public static Spelling of(String id) {
        return new Spelling(id.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
}
