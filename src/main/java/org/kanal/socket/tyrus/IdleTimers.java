package org.kanal.socket.tyrus;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ScheduledExecutorService;
import org.kanal.connection.ConnectionSettings;
import org.kanal.support.Injected;
import org.kanal.support.PrivateFields;

/**
 * Spares sessions that have no idle timeout their idle timer. Tyrus schedules it all the same, when
 * a session opens and at each message that comes or goes: a task that does nothing, on the
 * container's scheduler, which looks up a service loader for each. That was a third of what a new
 * connection costs. Timers of sessions with a timeout, also of other endpoints of this application,
 * stay as they are.
 *
 * <p>It reaches into Tyrus. Where another version is built otherwise, nothing changes.
 */
@WebListener
public class IdleTimers implements ServletContextListener {

    private static final String FIELD = "managedScheduledExecutorService";

    @Inject private ConnectionSettings settings;
    @Inject private TyrusParts parts;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Injected.require(settings);
        Object container = event.getServletContext().getAttribute(ServerContainer.class.getName());
        if (settings.direct()) {
            parts.looked(TyrusPart.IDLE_TIMERS, spare(container));
        } else {
            parts.off(TyrusPart.IDLE_TIMERS);
        }
    }

    /** Whether it was possible. */
    static boolean spare(Object container) {
        return container != null
                && PrivateFields.replace(
                        container,
                        FIELD,
                        ScheduledExecutorService.class,
                        IdleTimers::withoutEmptyTimers);
    }

    /** Answers what is to be done after no time at all with a timer that is done. */
    private static ScheduledExecutorService withoutEmptyTimers(ScheduledExecutorService timers) {
        return (ScheduledExecutorService)
                Proxy.newProxyInstance(
                        IdleTimers.class.getClassLoader(),
                        new Class<?>[] {ScheduledExecutorService.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("schedule") && (long) arguments[1] <= 0) {
                                return DoneTimer.INSTANCE;
                            }
                            try {
                                return method.invoke(timers, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
