package org.kanal.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Locale;

/**
 * Keeps a body for the API that says it is a form's, as curl says of whatever it sends. Filters of
 * the application come before the API, and the first of them that asks for a parameter would have
 * the container read the body in search of it.
 */
public class WholeBody extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean isForm = type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
        chain.doFilter(isForm ? new AddressOnly(request) : request, response);
    }
}
