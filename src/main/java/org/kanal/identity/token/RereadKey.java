package org.kanal.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.kanal.api.InvalidInput;

/**
 * One key of a file, which has no id by which a token could say that it is another one now: the
 * file is read again from time to time. While it cannot be read, the key that was there stays.
 */
final class RereadKey implements JWSKeySelector<SecurityContext> {

    private static final Logger LOG = System.getLogger(RereadKey.class.getName());

    private final KeyFile file;
    private final JWSAlgorithm algorithm;
    private final long betweenReads;
    private PublicKey key;
    private long readAt;

    /**
     * @throws InvalidInput if there is no key to begin with
     */
    RereadKey(KeyFile file, JWSAlgorithm algorithm, Duration betweenReads) {
        this.file = file;
        this.algorithm = algorithm;
        this.betweenReads = betweenReads.toNanos();
        this.key = read();
        this.readAt = System.nanoTime();
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context) {
        return algorithm.equals(header.getAlgorithm()) ? List.of(current()) : List.of();
    }

    private synchronized PublicKey current() {
        if (System.nanoTime() - readAt >= betweenReads) {
            readAt = System.nanoTime();
            try {
                key = read();
            } catch (InvalidInput e) {
                LOG.log(Level.WARNING, "The key that was read before stays: " + e.getMessage());
            }
        }
        return key;
    }

    private PublicKey read() {
        return KeyText.of(file.setting(), file.read()).single(algorithm);
    }
}
