package org.kanal.bench.deployed;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets the EJB publish {@code count} messages and answers with the nanoseconds that it took. */
@WebServlet("/bench/ejb")
public class EjbPublishing extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient BenchPublisher publisher;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String channel = request.getParameter("channel");
        int count = Integer.parseInt(request.getParameter("count"));
        long begun = System.nanoTime();
        if (Boolean.parseBoolean(request.getParameter("transaction"))) {
            for (int i = 0; i < count; i++) {
                publisher.publishInTransaction(channel);
            }
        } else {
            publisher.publish(channel, count);
        }
        response.getWriter().print(System.nanoTime() - begun);
    }
}
