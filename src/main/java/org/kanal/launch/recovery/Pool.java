package org.kanal.launch.recovery;

import javax.transaction.xa.XAResource;

/** A database or broker that the applications use in XA transactions. */
interface Pool {

    /** A connection of its own, beside those that the applications use. */
    interface Opened extends AutoCloseable {

        XAResource resource();

        @Override
        void close();
    }

    /** What identifies it as long as the process runs. */
    Object key();

    /** What operators call it. */
    String name();

    /**
     * @throws Exception if it cannot be reached
     */
    Opened open() throws Exception;
}
