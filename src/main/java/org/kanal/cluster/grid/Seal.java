package org.kanal.cluster.grid;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import org.kanal.support.Hmac;

/**
 * Tells the messages of nodes that have the secret from everybody else's: an HMAC over the whole
 * envelope, before it. May be used by many threads.
 */
final class Seal {

    private static final String PURPOSE = "kanal peers";

    private final Hmac keyed;

    /**
     * @param secret known to the nodes of this cluster alone
     */
    Seal(String secret) {
        keyed = new Hmac(secret).forPurpose(PURPOSE);
    }

    /** The bytes to send. */
    byte[] close(Envelope envelope) {
        byte[] inside = envelope.bytes();
        byte[] sealed = Arrays.copyOf(keyed.digest(inside), Hmac.LENGTH + inside.length);
        System.arraycopy(inside, 0, sealed, Hmac.LENGTH, inside.length);
        return sealed;
    }

    /** What was sent; empty if nobody who has the secret sent it, or it is of another version. */
    Optional<Envelope> open(byte[] sealed) {
        if (sealed.length < Hmac.LENGTH) {
            return Optional.empty();
        }
        byte[] digest = digest(sealed, Hmac.LENGTH, sealed.length - Hmac.LENGTH);
        if (!MessageDigest.isEqual(digest, Arrays.copyOf(sealed, Hmac.LENGTH))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Envelope.of(Arrays.copyOfRange(sealed, Hmac.LENGTH, sealed.length)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private byte[] digest(byte[] bytes, int from, int length) {
        Mac mac = keyed.begin();
        mac.update(bytes, from, length);
        return mac.doFinal();
    }
}
