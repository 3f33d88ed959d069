package org.kanal.admission;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.kanal.audit.AuditEvent;
import org.kanal.audit.AuditLog;
import org.kanal.connection.ConnectionSettings;
import org.kanal.connection.ConnectionSlot;
import org.kanal.connection.Conversations;
import org.kanal.identity.ClientAddress;
import org.kanal.identity.IpAddress;

/**
 * Lets as many connections in as allowed, before they are WebSockets: one too many gets 503 and
 * costs nothing more. The handshake runs on the same thread, inside of this filter, and without a
 * lookup of the address that it came in at. A place that no connection took is given back.
 */
public class AddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** A {@link ConnectionSlot} among the attributes of a request. */
    static final String PLACE = "org.kanal.place";

    private static final String SOON = "5";

    @Inject private transient ConnectionSettings settings;
    @Inject private transient Conversations conversations;
    @Inject private transient Upgrades upgrades;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isHalfAHandshake(request)) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST, "A handshake without Connection: Upgrade");
            return;
        }
        IpAddress address = new ClientAddress(settings.addressHeader()).of(request);
        Optional<ConnectionSlot> slot = conversations.admit(address);
        if (slot.isEmpty()) {
            refuse(address, response);
            return;
        }
        request.setAttribute(PLACE, slot.get());
        try {
            chain.doFilter(new UpgradeRequest(request, upgrades), response);
        } finally {
            if (response.getStatus() != HttpServletResponse.SC_SWITCHING_PROTOCOLS) {
                slot.get().cancel();
            }
        }
    }

    private static void refuse(IpAddress address, HttpServletResponse response) throws IOException {
        AuditLog.report(
                new AuditEvent(
                        "connection-refused", address.name(), "", "503 too many connections"));
        response.setHeader("Retry-After", SOON);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** The server below takes its connection before it notices, and fails. */
    private static boolean isHalfAHandshake(HttpServletRequest request) {
        return request.getHeader("Upgrade") != null
                && Collections.list(request.getHeaders("Connection")).stream()
                        .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("upgrade"));
    }
}
