package org.kanal.gateway;

/** Who publishes. */
enum Source {
    /** EJBs, HTTP with a key, the queue. */
    BACKEND,
    /** Pages, with the permission to write. */
    PAGES
}
