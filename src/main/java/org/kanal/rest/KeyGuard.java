package org.kanal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.kanal.rest.FailedKeys.Verdict;

/** Notes every wrong API key for the audit log, and slows those down who try many. */
@ApplicationScoped
public class KeyGuard {

    /** One line an event, without secrets. */
    private static final Logger AUDIT = System.getLogger("org.kanal.audit");

    @Inject private RestSettings settings;
    @Inject private CallerAddress addresses;

    private FailedKeys failures;

    /**
     * A key was wrong.
     *
     * @return whether so many were that the caller is to come later
     */
    boolean isTooMuch(HttpServletRequest request) {
        String address = addresses.of(request).replaceAll("[^0-9A-Za-z.:%_\\[\\]-]", "?");
        Verdict verdict = failures().failed(address);
        if (verdict != Verdict.SLOWED) {
            AUDIT.log(
                    Level.WARNING,
                    "api-key refused from "
                            + address
                            + (verdict == Verdict.TOLD
                                    ? ""
                                    : "; further ones from there are slowed and not noted"));
        }
        return verdict != Verdict.TOLD;
    }

    private synchronized FailedKeys failures() {
        if (failures == null) {
            failures =
                    new FailedKeys(
                            settings.failuresBurst(),
                            settings.failuresPerSecond(),
                            System::nanoTime);
        }
        return failures;
    }
}
