package org.example.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Who may log in: for an example, three people with passwords in the settings. */
@FormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/login.html", errorPage = "/login.html#no"))
@ApplicationScoped
public class Users implements IdentityStore {

    private static final Set<String> NAMES = Set.of("ann", "bob", "sam");
    private static final Set<String> STAFF = Set.of("sam");

    private final Config config = ConfigProvider.getConfig();

    /** Whether somebody works for the shop: they see everybody's orders. */
    static boolean isStaff(String name) {
        return STAFF.contains(name);
    }

    /** Called by the container with what the form sent. */
    public CredentialValidationResult validate(UsernamePasswordCredential given) {
        boolean isRight =
                NAMES.contains(given.getCaller())
                        && given.compareTo(
                                given.getCaller(),
                                config.getValue(
                                        "orders.users." + given.getCaller(), String.class));
        return isRight
                ? new CredentialValidationResult(given.getCaller(), Set.of("customers"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
