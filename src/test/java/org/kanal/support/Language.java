package org.kanal.support;

import java.util.Locale;
import java.util.concurrent.Callable;

/** Another language of the whole process, for a while. */
public final class Language {

    /** Its digits are not those of ASCII: what machines read must not be written in it. */
    private static final Locale WITH_DIGITS_OF_ITS_OWN = new Locale("fa", "IR");

    private Language() {}

    /** What a call gives in a language with digits of its own. */
    public static <T> T withDigitsOfItsOwn(Callable<T> call) throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(WITH_DIGITS_OF_ITS_OWN);
        try {
            return call.call();
        } finally {
            Locale.setDefault(before);
        }
    }
}
