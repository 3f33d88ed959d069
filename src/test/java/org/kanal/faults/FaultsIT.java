package org.kanal.faults;

/** With the logs in the server's memory, as they are by default. */
class FaultsIT extends Faults {

    FaultsIT() {
        super("memory");
    }
}
