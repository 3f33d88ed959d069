package org.kanal.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/** The demo's users: ann and bob are members, admin is an administrator of the demo alone. */
@ApplicationScoped
@DemoOnly
public class DemoUsers implements IdentityStore {

    private static final String ADMIN = "admin";

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
                name, name.equals(ADMIN) ? Set.of(DemoSettings.ADMIN_ROLE) : Set.of("member"));
    }
}
