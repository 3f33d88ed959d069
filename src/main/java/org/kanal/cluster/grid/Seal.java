package org.kanal.cluster.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the messages of nodes that have the secret from everybody else's: an HMAC over the whole
 * envelope, before it. May be used by many threads.
 */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "kanal peers";
    private static final int LENGTH = 32;

    /** Never used itself: a copy of it is some ten times as fast as a new one. */
    private final Mac keyed;

    /**
     * @param secret known to the nodes of this cluster alone
     */
    Seal(String secret) {
        keyed = mac(mac(utf8(secret)).doFinal(utf8(PURPOSE)));
    }

    /** The bytes to send. */
    byte[] close(Envelope envelope) {
        byte[] inside = envelope.bytes();
        byte[] sealed = Arrays.copyOf(digest(inside, 0, inside.length), LENGTH + inside.length);
        System.arraycopy(inside, 0, sealed, LENGTH, inside.length);
        return sealed;
    }

    /** What was sent; empty if nobody who has the secret sent it, or it is of another version. */
    Optional<Envelope> open(byte[] sealed) {
        if (sealed.length < LENGTH) {
            return Optional.empty();
        }
        byte[] digest = digest(sealed, LENGTH, sealed.length - LENGTH);
        if (!MessageDigest.isEqual(digest, Arrays.copyOf(sealed, LENGTH))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Envelope.of(Arrays.copyOfRange(sealed, LENGTH, sealed.length)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] digest(byte[] bytes, int from, int length) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(bytes, from, length);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java cannot copy " + ALGORITHM, e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
