package org.kanal.demo;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.rest.CallerAddress;
import org.kanal.support.Part;
import org.kanal.support.TokenBuckets;

/**
 * Slows down whoever guesses passwords, by address: so many wrong ones at once, and one a second
 * from then on. Until then not even a right one is looked at: it could be the next guess.
 */
@Part
public class LoginGuard {

    private static final int WRONG_AT_ONCE = 20;
    private static final int WRONG_PER_SECOND = 1;

    private final TokenBuckets<String> left = new TokenBuckets<>(WRONG_AT_ONCE, WRONG_PER_SECOND);

    private final CallerAddress addresses;

    @Inject
    LoginGuard(CallerAddress addresses) {
        this.addresses = addresses;
    }

    /** Whether a password from there is looked at now. */
    boolean admits(HttpServletRequest request) {
        long now = System.nanoTime();
        boolean admits = left.of(addresses.of(request), now).available(now) >= 1;
        if (!admits) {
            tell(request, "too many wrong passwords from there");
        }
        return admits;
    }

    /** A password was wrong. */
    void failed(HttpServletRequest request) {
        long now = System.nanoTime();
        left.of(addresses.of(request), now).spend(1, now);
        tell(request, "no such user with this password");
    }

    private void tell(HttpServletRequest request, String why) {
        AuditLog.report(new AuditEvent("demo-login-refused", addresses.of(request), "", why));
    }
}
