package org.kanal.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/**
 * An application's own store with real members, asked before the demo's: they log in as its ann and
 * bob do. The demo's admin stays the demo's.
 */
@ApplicationScoped
public class TestUsers implements IdentityStore {

    private static final Set<String> NAMES = Set.of("ann", "bob");

    @Override
    public int priority() {
        return 1;
    }

    /** Found by the container by the type of its parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String name = credential.getCaller();
        return NAMES.contains(name) && credential.getPassword().compareTo(name + "-demo")
                ? new CredentialValidationResult(name, Set.of("member"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
