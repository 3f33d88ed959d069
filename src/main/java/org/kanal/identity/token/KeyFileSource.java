package org.kanal.identity.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import org.kanal.api.InvalidInput;

/** Reads a key set from this machine whenever the cache above it asks. */
final class KeyFileSource implements JWKSetSource<SecurityContext> {

    private final KeyFile file;

    KeyFileSource(KeyFile file) {
        this.file = file;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return KeyText.of(file.setting(), file.read()).set();
        } catch (InvalidInput e) {
            throw new JWKSetUnavailableException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // nothing is open between two reads
    }
}
