package org.kanal.site;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kanal.support.Part;

/**
 * Whether a request is for this server, and its page of this server: by scheme, host and port. What
 * the client sees may be another than what arrives here: a proxy that is trusted ({@code
 * kanal.proxies}) says it in {@code X-Forwarded-Proto}, {@code -Host} and {@code -Port}.
 */
@Part
public class OwnSite {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SiteSettings settings;

    @Inject
    OwnSite(SiteSettings settings) {
        this.settings = settings;
    }

    /** The site that a request is for, as its client sees it; empty if it names none. */
    public Optional<Site> of(HttpServletRequest request) {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() > 1) {
            return Optional.empty(); // who knows which one others saw
        }
        String host =
                hosts.isEmpty()
                        ? request.getServerName() + ":" + request.getServerPort()
                        : hosts.get(0);
        if (!isFromProxy(request)) {
            return Site.of(request.getScheme(), host);
        }
        String scheme = forwarded(request, "Proto").map(OwnSite::http).orElse(request.getScheme());
        String seen = forwarded(request, "Host").orElse(host);
        Optional<String> port = forwarded(request, "Port").filter(any -> !hasPort(seen));
        return Site.of(scheme, port.map(number -> seen + ":" + number).orElse(seen));
    }

    /** Whether the host that a request names is this server's: nobody else's name led here. */
    public boolean isForThisServer(HttpServletRequest request) {
        boolean named =
                Collections.list(request.getHeaders("Host")).stream()
                        .allMatch(host -> isOwnHost(Site.of("http", host), request));
        return named && isOwnHost(of(request), request);
    }

    /**
     * Whether a page of this server sent a request.
     *
     * @param origin the request's Origin header
     */
    public boolean isOwnPage(String origin, HttpServletRequest request) {
        return Site.of(origin)
                .filter(
                        page ->
                                settings.hosts().stream()
                                                .anyMatch(
                                                        own ->
                                                                own.origin()
                                                                        .equals(Optional.of(page)))
                                        || of(request).filter(page::equals).isPresent())
                .isPresent();
    }

    private boolean isOwnHost(Optional<Site> site, HttpServletRequest request) {
        if (site.isEmpty()) {
            return false;
        }
        String host = site.get().host();
        return settings.hosts().isEmpty() && !settings.onLoopback()
                || THIS_MACHINE.contains(host)
                || settings.machine().contains(host)
                || host.replaceAll("[\\[\\]]", "").equals(request.getLocalAddr())
                || settings.hosts().stream().anyMatch(own -> own.is(site.get()));
    }

    private boolean isFromProxy(HttpServletRequest request) {
        return settings.proxies().stream()
                .anyMatch(range -> range.contains(request.getRemoteAddr()));
    }

    /** The last one counts: the nearest proxy's, and not what the client wrote in front of it. */
    private static Optional<String> forwarded(HttpServletRequest request, String what) {
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-" + what));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.get(lines.size() - 1))
                        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                        .filter(value -> !value.isEmpty());
    }

    private static String http(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "wss" -> "https";
            case "ws" -> "http";
            default -> scheme;
        };
    }

    private static boolean hasPort(String authority) {
        return authority.matches(".*:\\d+");
    }
}
