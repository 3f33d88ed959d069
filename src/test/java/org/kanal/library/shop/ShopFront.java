package org.kanal.library.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Whatever nothing else is for comes here, as in shops whose JAX-RS application is at "/". */
@WebServlet(urlPatterns = "/*", asyncSupported = true)
public class ShopFront extends HttpServlet {

    /** Among the headers of what came here. */
    public static final String SEEN = "X-Shop-Front";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(SEEN, "yes");
        if ("/".equals(request.getPathInfo())) {
            request.getRequestDispatcher("/index.html").forward(request, response);
        } else {
            getServletContext().getNamedDispatcher("default").forward(request, response);
        }
    }
}
