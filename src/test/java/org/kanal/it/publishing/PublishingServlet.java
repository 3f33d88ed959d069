package org.kanal.it.publishing;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.kanal.api.Channel;
import org.kanal.api.PublishOptions;
import org.kanal.api.RealtimePublisher;

/** Publishes on {@code channel}, or its {@code resource}, from where {@code by} says. */
@WebServlet("/it/publish")
public class PublishingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient RealtimePublisher publisher;
    @Inject private transient PublishingEjb ejb;
    @Inject private transient PublishingBean bean;

    @Resource(lookup = "java:app/jms/kanal")
    private transient ConnectionFactory jms;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        Channel channel =
                Channel.of(request.getParameter("channel"), request.getParameter("resource"));
        switch (request.getParameter("by")) {
            case "servlet" ->
                    publisher.publish(channel, "servlet", PublishOptions.none().withPublisher());
            case "ejb" -> ejb.publish(channel);
            case "cdi" -> bean.publish(channel);
            case "timer" -> bean.publishSoon(channel);
            case "message-driven" -> wish(channel);
            default -> throw new ServletException("from where?");
        }
    }

    private void wish(Channel channel) {
        try (JMSContext context = jms.createContext()) {
            context.createProducer()
                    .send(context.createQueue(PublishingMessageBean.QUEUE), channel.name());
        }
    }
}
