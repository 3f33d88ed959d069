package org.kanal.faults;

import org.junit.jupiter.api.Tag;

/** With the logs on the data grid. */
@Tag("faults")
class GridFaultsIT extends Faults {

    GridFaultsIT() {
        super("grid");
    }
}
