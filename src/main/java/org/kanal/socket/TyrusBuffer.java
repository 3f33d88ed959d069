package org.kanal.socket;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;

/**
 * Says how much Tyrus keeps of a frame that is not complete, whatever web.xml says: an application
 * that Kanal is part of has one of its own, and Tyrus's own limit is 4 MB. Where another version is
 * built otherwise, web.xml counts.
 */
@WebListener
public class TyrusBuffer implements ServletContextListener {

    /** As in Kanal's web.xml: other endpoints of the application may have larger frames. */
    private static final int LEAST_BYTES = 131_072;

    @Inject private SocketSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
        int bytes = Math.max(LEAST_BYTES, 2 * settings.maxFrameBytes());
        if (container != null) {
            PrivateFields.follow(container, "engine")
                    .ifPresent(
                            engine ->
                                    PrivateFields.replace(
                                            engine,
                                            "incomingBufferSize",
                                            Integer.class,
                                            before -> bytes));
        }
    }
}
