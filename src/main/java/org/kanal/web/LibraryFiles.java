package org.kanal.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kanal.support.Mount;

/**
 * The scripts of the library, at addresses of their own: an application with a servlet for {@code
 * /*}, such as a JAX-RS application at {@code /}, would answer in their place. The container's own
 * servlet for files does the work.
 */
public final class LibraryFiles extends HttpServlet {

    static final String NAME = "kanal-files";

    private static final long serialVersionUID = 1L;

    /** Registers it; in Kanal's own WAR nobody else is there. */
    public static void register(ServletContext context) {
        if (Mount.isLibrary()) {
            ServletRegistration.Dynamic files = context.addServlet(NAME, new LibraryFiles());
            files.setAsyncSupported(true);
            files.addMapping(Mount.at("/js/*"), Mount.at("/faces/*"));
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        getServletContext().getNamedDispatcher("default").forward(request, response);
    }
}
