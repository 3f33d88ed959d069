package org.kanal.socket.tyrus;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import org.kanal.connection.InboundSettings;
import org.kanal.support.Injected;
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
    @Inject private TyrusParts parts;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(settings);
        if (Mount.isLibrary()) {
            return;
        }
        Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
        int bytes = Math.max(LEAST_BYTES, 2 * settings.maxFrameBytes());
        parts.looked(TyrusPart.FRAME_BUFFERS, container != null && limit(container, bytes));
    }

    private static boolean limit(Object container, int bytes) {
        return PrivateFields.follow(container, "engine")
                .filter(
                        engine ->
                                PrivateFields.replace(
                                        engine,
                                        "incomingBufferSize",
                                        Integer.class,
                                        before -> bytes))
                .isPresent();
    }
}
