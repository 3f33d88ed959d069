package org.kanal.identity;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.kanal.support.Hmac;
import org.kanal.support.Part;

/**
 * The ids of those who are not logged in, and the {@code resume} text with which a tab gets its own
 * back when it connects again: the id and when the text was given, signed, so that nobody can take
 * another's. Whoever has a copy of the text has the id too, until it expires ({@code
 * kanal.resume.max-age}); each connection gives a new one.
 */
@Part
public class VisitorIds {

    private static final String PREFIX = "visitor-";
    private static final char SEPARATOR = '.';

    private final ResumeSecret secret;
    private final Hmac signing;

    @Inject
    public VisitorIds(ResumeSecret secret) {
        this.secret = secret;
        this.signing = new Hmac(secret.key());
    }

    /** A new id. */
    public String create() {
        return PREFIX + UUID.randomUUID();
    }

    /** The text that gives this id back. */
    public String resumeOf(String id) {
        return resumeOf(id, Instant.now());
    }

    String resumeOf(String id, Instant now) {
        String signed = id + SEPARATOR + Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
        return signed + SEPARATOR + signature(signed);
    }

    /** The id in a resume text; empty if it was not signed here, is too old, or no visitor's. */
    public Optional<String> resumed(String resume) {
        return resumed(resume, Instant.now());
    }

    Optional<String> resumed(String resume, Instant now) {
        int end = resume.lastIndexOf(SEPARATOR);
        int middle = end <= 0 ? -1 : resume.lastIndexOf(SEPARATOR, end - 1);
        if (middle <= 0 || !resume.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String signed = resume.substring(0, end);
        boolean isOurs =
                MessageDigest.isEqual(bytes(signature(signed)), bytes(resume.substring(end + 1)));
        return isOurs && isFresh(signed.substring(middle + 1), now)
                ? Optional.of(signed.substring(0, middle))
                : Optional.empty();
    }

    /** Only of what was signed here. */
    private boolean isFresh(String given, Instant now) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(given, Character.MAX_RADIX));
        return Duration.between(at, now).compareTo(secret.maxAge()) <= 0;
    }

    private String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signing.digest(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
