package org.kanal.it.topics;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how often topics of channels {@code prefix…} were attached and detached: "3 1". */
@WebServlet("/it/topics")
public class TopicsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient Topics topics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String prefix = request.getParameter("prefix");
        response.getWriter().print(topics.count(prefix, true) + " " + topics.count(prefix, false));
    }
}
