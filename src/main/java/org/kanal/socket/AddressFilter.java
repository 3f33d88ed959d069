package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Notes where a connection comes from: the WebSocket API does not tell. The handshake runs on the
 * same thread, inside of this filter, and without a lookup of the address that it came in at.
 */
@WebFilter(urlPatterns = "/realtime", asyncSupported = true)
public class AddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<String> ADDRESS = ThreadLocal.withInitial(() -> "");

    @Inject private transient ConnectionSettings settings;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ADDRESS.set(new ClientAddress(settings.addressHeader()).of(request));
        try {
            chain.doFilter(new HandshakeRequest(request), response);
        } finally {
            ADDRESS.remove();
        }
    }

    /** The address of the handshake that this thread is at; empty if there is none. */
    static String address() {
        return ADDRESS.get();
    }
}
