package org.kanal.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.kanal.site.ApplicationOrigins;
import org.kanal.site.OriginRule;
import org.kanal.site.SafeHeaders;
import org.kanal.web.KanalRequests.Kind;

/**
 * What all of Kanal's answers have in common: headers that keep browsers careful, and errors told
 * in one line. Requests of an application that shares the WAR pass untouched.
 */
public class KanalFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(KanalFilter.class.getName());

    @Inject private transient OriginRule others;
    @Inject private transient ApplicationOrigins applications;

    private transient KanalRequests requests;
    private transient CrossOrigin crossOrigin;

    @Override
    public void init() throws ServletException {
        crossOrigin =
                new CrossOrigin(origin -> others.allows(origin) || applications.contains(origin));
        try {
            requests = new KanalRequests(getServletContext());
        } catch (IOException e) {
            throw new ServletException("the front page cannot be read", e);
        }
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Kind kind = requests.kindOf(request);
        if (kind == Kind.FOREIGN) {
            chain.doFilter(request, response);
            return;
        }
        SafeHeaders.of(kind == Kind.PAGE, request.isSecure()).forEach(response::setHeader);
        if (requests.isForOthersToo(kind, request) && crossOrigin.answer(request, response)) {
            return;
        }
        PlainErrors plain = new PlainErrors(response);
        try {
            chain.doFilter(request, plain);
        } catch (ServletException | RuntimeException e) {
            LOG.log(Level.ERROR, "A request failed", e);
            if (response.isCommitted()) {
                throw e;
            }
            plain.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
