package org.kanal.it.permission;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how often the counting handler was asked. */
@WebServlet("/it/handler-calls")
public class HandlerCalls extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient Handlers handlers;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.getWriter().print(handlers.calls());
    }
}
