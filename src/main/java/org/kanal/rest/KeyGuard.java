package org.kanal.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.identity.ApiKeys;
import org.kanal.rest.FailedKeys.Verdict;
import org.kanal.support.Part;

/** Notes every wrong API key for the audit log, and slows those down who try many. */
@Part
public class KeyGuard {

    private final ApiKeys keys;
    private final CallerAddress addresses;
    private final FailedKeys failures;

    @Inject
    KeyGuard(ApiKeys keys, RestSettings settings, CallerAddress addresses) {
        this.keys = keys;
        this.addresses = addresses;
        this.failures =
                new FailedKeys(
                        settings.failuresBurst(), settings.failuresPerSecond(), System::nanoTime);
    }

    /** Where a request comes from. */
    String address(HttpServletRequest request) {
        return addresses.of(request);
    }

    /**
     * Who is behind a key; empty for nobody, and where it is not looked at because too many wrong
     * ones came from there.
     */
    Optional<ApiKeys.Owner> owner(HttpServletRequest request, String key) {
        return owner(addresses.of(request), key);
    }

    /** The same for a request from this address. */
    Optional<ApiKeys.Owner> owner(String address, String key) {
        String hash = ApiKeys.hash(key);
        if (!failures.admits(address, hash)) {
            return Optional.empty();
        }
        Optional<ApiKeys.Owner> owner = keys.ownerOfHash(hash);
        owner.ifPresent(known -> failures.wasRight(address, hash));
        return owner;
    }

    /**
     * A key was wrong.
     *
     * @return whether so many were that the caller is to come later
     */
    boolean isTooMuch(HttpServletRequest request) {
        String address = addresses.of(request);
        Verdict verdict = failures.failed(address);
        if (verdict != Verdict.SLOWED) {
            AuditLog.report(
                    new AuditEvent(
                            "api-key-refused",
                            address,
                            "",
                            verdict == Verdict.TOLD
                                    ? "unknown key"
                                    : "unknown key; further ones from there are slowed and not"
                                            + " noted"));
        }
        return verdict != Verdict.TOLD;
    }
}
