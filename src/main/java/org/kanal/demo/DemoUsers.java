package org.kanal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/**
 * The demo's users. Their passwords stand on its pages, so they are nobody anywhere else: their ids
 * ({@code demo:ann}) are no real login's, and their role makes them visitors on all channels but
 * the demo's.
 */
@ApplicationScoped
@DemoOnly
public class DemoUsers implements IdentityStore {

    private static final String ADMIN = "admin";
    private static final String PREFIX = "demo:";

    /** The pages' own script knows them (webapp/shared/login.js), so they are no secrets. */
    private static final Map<String, String> PASSWORDS =
            Map.of("ann", "ann-demo", "bob", "bob-demo", ADMIN, "admin-demo");

    /** Found by the container by the type of its parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String name = credential.getCaller();
        String password = PASSWORDS.get(name);
        if (password == null || !credential.getPassword().compareTo(password)) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(
                PREFIX + name,
                name.equals(ADMIN)
                        ? Set.of(DemoSettings.USER_ROLE, DemoSettings.ADMIN_ROLE)
                        : Set.of(DemoSettings.USER_ROLE));
    }

    /** What the demo's pages call the user who has this login. */
    static String shown(String login) {
        return login.startsWith(PREFIX) ? login.substring(PREFIX.length()) : login;
    }
}
