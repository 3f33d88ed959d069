package org.kanal.broker.openmq;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import org.kanal.api.Position;
import org.kanal.api.Publication;
import org.kanal.support.Hmac;

/**
 * Tells the messages that this installation put on its topics from everybody else's: an HMAC over
 * all that a publication is, each part with its length before it. May be used by many threads.
 */
final class TopicSignature {

    private static final String PURPOSE = "kanal topics";

    private final Hmac keyed;

    /**
     * @param secret known to the nodes of this installation alone
     */
    TopicSignature(String secret) {
        keyed = new Hmac(secret).forPurpose(PURPOSE);
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
        Mac mac = keyed.begin();
        add(mac, TopicName.of(publication.channel()));
        add(mac, publication.payload().json());
        add(mac, publication.position().map(Position::epoch).orElse(""));
        mac.update(number(publication.position().map(Position::offset).orElse(0L)));
        add(mac, publication.publisherId().orElse(""));
        publication.recipients().stream().sorted().forEach(id -> add(mac, id));
        return mac.doFinal();
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
}
