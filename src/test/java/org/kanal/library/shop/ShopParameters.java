package org.kanal.library.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Looks for parameters in every request, as filters for languages and hidden methods do. */
@WebFilter("/*")
public class ShopParameters extends HttpFilter {

    /** Where it tells what it found. */
    public static final String FOUND = "X-Shop-Parameters";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(FOUND, request.getParameterMap().keySet().toString());
        chain.doFilter(request, response);
    }
}
