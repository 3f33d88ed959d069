package org.kanal.socket.tyrus;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import org.kanal.connection.InboundSettings;
import org.kanal.support.Mount;
import org.kanal.support.PrivateFields;

/**
 * Says how much Tyrus keeps of a frame that is not complete, whatever web.xml says: Tyrus's own
 * limit is 4 MB. Where another version is built otherwise, web.xml counts. It is for all endpoints
 * of an application, so one that Kanal is a library of keeps its own.
 */
@WebListener
public class TyrusBuffer implements ServletContextListener {

    /** As in Kanal's web.xml: other endpoints of the application may have larger frames. */
    private static final int LEAST_BYTES = 131_072;

    @Inject private InboundSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (Mount.isLibrary()) {
            return;
        }
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
