package org.kanal.socket.tyrus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kanal.support.Part;

/**
 * Which parts of Tyrus were found where Kanal looks for them. One that is missing is told in the
 * log, once, with what it costs.
 */
@Part
public class TyrusParts {

    private static final Logger LOG = System.getLogger(TyrusParts.class.getName());

    /** How a part stands. */
    public enum State {
        /** It was not asked for yet: nobody has connected. */
        UNKNOWN,
        /** It was found. */
        REACHED,
        /** This is not the server that Kanal knows. */
        MISSING,
        /** It is not used, as {@code kanal.socket.direct=false} says. */
        OFF
    }

    private final Map<TyrusPart, State> states = new ConcurrentHashMap<>();

    /** Somebody looked for a part. */
    void looked(TyrusPart part, boolean isThere) {
        State now = isThere ? State.REACHED : State.MISSING;
        if (states.get(part) == now) {
            return; // so it is for all but the first connection
        }
        if (states.put(part, now) != now && !isThere) {
            LOG.log(
                    Level.WARNING,
                    "This is not the server that Kanal knows ("
                            + part.shownName()
                            + "): "
                            + part.cost());
        }
    }

    /** Nobody is to look for a part. */
    void off(TyrusPart part) {
        states.put(part, State.OFF);
    }

    /** How a part stands. */
    public State state(TyrusPart part) {
        return states.getOrDefault(part, State.UNKNOWN);
    }
}
