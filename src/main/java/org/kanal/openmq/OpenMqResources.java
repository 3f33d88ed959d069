package org.kanal.openmq;

/**
 * What the container makes for the broker's classes, as web.xml says, and the library's
 * web-fragment.xml: only there can the adapter's name be a setting, {@code kanal.broker.adapter}.
 *
 * <p>Transactions and the delivery to topics have a pool of connections each, so that neither waits
 * for the other's. A transaction holds one from its first publication to its end: there are as many
 * as a server has threads at work, and one more transaction waits for one to end.
 */
public final class OpenMqResources {

    /** For the queue {@code kanal.publish}. */
    public static final String CONNECTION_FACTORY = "java:app/jms/kanal";

    /** For the topics: one connection for each publication that is sent at once, 64 at most. */
    public static final String TOPIC_CONNECTION_FACTORY = "java:app/jms/kanal-topics";

    private OpenMqResources() {}
}
