package org.kanal.attack;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.kanal.server.StartedServer;

/**
 * Something that a stranger does to the server.
 *
 * @param name the finding, and what is done
 * @param audited the kind of line that the audit log has of it afterwards; empty for none
 * @param deed what is done
 */
record Attack(String name, String audited, Deed deed) {

    /** What is done, again and again while it is to go on. */
    @FunctionalInterface
    interface Deed {
        void run(StartedServer server, Crowd crowd, BooleanSupplier goesOn)
                throws IOException, InterruptedException;
    }

    @Override
    public String toString() {
        return name;
    }
}
