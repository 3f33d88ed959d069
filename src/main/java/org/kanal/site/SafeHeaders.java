package org.kanal.site;

import java.util.Map;
import java.util.TreeMap;

/** The headers of Kanal's answers by which browsers take them for what they are and no more. */
public final class SafeHeaders {

    /** Scripts, styles and connections of the page's own server only; no frame around it. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final String YEAR = "max-age=31536000";

    private SafeHeaders() {}

    /**
     * Scripts and pages are asked for again each time and answered by their ETag with 304: no old
     * module beside a new one after an upgrade. Answers of the API are kept nowhere.
     *
     * @param isPage whether it is a page, script, style or picture, and not an answer of the API
     * @param isSecure whether the request came over HTTPS: only then may the browser be told to
     *     come that way in future
     */
    public static Map<String, String> of(boolean isPage, boolean isSecure) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", isPage ? PAGE_POLICY : DATA_POLICY);
        headers.put("Cache-Control", isPage ? "no-cache" : "no-store");
        if (isSecure) {
            headers.put("Strict-Transport-Security", YEAR);
        }
        return headers;
    }
}
