package org.kanal.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests that nobody without the key can make (HMAC with SHA-256, RFC 2104). May be used by many
 * threads.
 */
public final class Hmac {

    /** How many bytes a digest has. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Never used itself: a copy of it is some ten times as fast as a new one. */
    private final Mac keyed;

    /**
     * @param key not empty
     */
    public Hmac(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /**
     * @param secret not empty
     */
    public Hmac(String secret) {
        this(utf8(secret));
    }

    /** With a key made of this one, so that what is made for one purpose fits no other. */
    public Hmac forPurpose(String purpose) {
        return new Hmac(digest(purpose));
    }

    /** The digest of a text in UTF-8. */
    public byte[] digest(String text) {
        return digest(utf8(text));
    }

    public byte[] digest(byte[] bytes) {
        return begin().doFinal(bytes);
    }

    /** A digest that is still to be fed, piece by piece, by one thread. */
    public Mac begin() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java cannot copy " + ALGORITHM, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Hmac[hidden]";
    }
}
