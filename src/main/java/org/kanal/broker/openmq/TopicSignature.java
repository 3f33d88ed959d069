package org.kanal.broker.openmq;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kanal.api.Position;
import org.kanal.api.Publication;

/**
 * Tells the messages that this installation put on its topics from everybody else's: an HMAC over
 * all that a publication is, each part with its length before it. May be used by many threads.
 */
final class TopicSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "kanal topics";

    /** Never used itself: a copy of it is some ten times as fast as a new one. */
    private final Mac keyed;

    /**
     * @param secret known to the nodes of this installation alone
     */
    TopicSignature(String secret) {
        byte[] derived = mac(secret.getBytes(StandardCharsets.UTF_8)).doFinal(utf8(PURPOSE));
        keyed = mac(derived);
    }

    /** The signature of a publication, as text. */
    String of(Publication publication) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(publication));
    }

    /** Whether a signature that came with a publication is its own; null is none. */
    boolean matches(Publication publication, String signature) {
        return signature != null
                && MessageDigest.isEqual(
                        utf8(of(publication)), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] digest(Publication publication) {
        Mac mac = copy();
        add(mac, TopicName.of(publication.channel()));
        add(mac, publication.payload().json());
        add(mac, publication.position().map(Position::epoch).orElse(""));
        mac.update(number(publication.position().map(Position::offset).orElse(0L)));
        add(mac, publication.publisherId().orElse(""));
        publication.recipients().stream().sorted().forEach(id -> add(mac, id));
        return mac.doFinal();
    }

    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java cannot copy " + ALGORITHM, e);
        }
    }

    private static void add(Mac mac, String text) {
        byte[] bytes = utf8(text);
        mac.update(number(bytes.length));
        mac.update(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
}
