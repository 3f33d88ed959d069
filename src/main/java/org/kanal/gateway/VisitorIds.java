package org.kanal.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of those who are not logged in, and the {@code resume} text with which a tab gets its own
 * back when it connects again: the id, signed, so that nobody can take another's.
 */
@ApplicationScoped
public class VisitorIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final char SEPARATOR = '.';

    @Inject private ResumeSecret secret;

    /** A new id. */
    public String create() {
        return "visitor-" + UUID.randomUUID();
    }

    /** The text that gives this id back. */
    public String resumeOf(String id) {
        return id + SEPARATOR + signature(id);
    }

    /** The id in a resume text; empty if it was not signed here. */
    public Optional<String> resumed(String resume) {
        int end = resume.lastIndexOf(SEPARATOR);
        if (end <= 0) {
            return Optional.empty();
        }
        String id = resume.substring(0, end);
        return MessageDigest.isEqual(bytes(signature(id)), bytes(resume.substring(end + 1)))
                ? Optional.of(id)
                : Optional.empty();
    }

    private String signature(String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " belongs to every Java", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
