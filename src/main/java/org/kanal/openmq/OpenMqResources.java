package org.kanal.openmq;

import jakarta.ejb.Stateless;
import jakarta.jms.JMSConnectionFactoryDefinition;

/**
 * What the container makes for the broker's classes. The definitions stand here because it reads
 * them from EJBs.
 *
 * <p>Transactions and the delivery to topics have a pool of connections each, so that neither waits
 * for the other's. A transaction holds one from its first publication to its end: there are as many
 * as a server has threads at work, and one more transaction waits for one to end.
 */
@Stateless(name = "kanal-broker-resources")
@JMSConnectionFactoryDefinition(
        name = OpenMqResources.CONNECTION_FACTORY,
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "imqjmsra",
        user = "${MPCONFIG=kanal.broker.user}",
        password = "${MPCONFIG=kanal.broker.password}",
        maxPoolSize = 1_000,
        // One that breaks must say so, and be replaced, instead of holding its user until it is
        // back.
        properties = {
            "reconnectEnabled=false",
            "addressListIterations=1",
            OpenMqResources.LONGEST_WAIT
        })
@JMSConnectionFactoryDefinition(
        name = OpenMqResources.TOPIC_CONNECTION_FACTORY,
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "imqjmsra",
        user = "${MPCONFIG=kanal.broker.user}",
        password = "${MPCONFIG=kanal.broker.password}",
        maxPoolSize = 80,
        properties = {
            "reconnectEnabled=false",
            "addressListIterations=1",
            OpenMqResources.LONGEST_WAIT
        })
public class OpenMqResources {

    /** For the queue {@code kanal.publish}. */
    public static final String CONNECTION_FACTORY = "java:app/jms/kanal";

    /** For the topics: one connection for each publication that is sent at once, 64 at most. */
    public static final String TOPIC_CONNECTION_FACTORY = "java:app/jms/kanal-topics";

    /** For a connection of the pool, which is the timeout of a publication. */
    static final String LONGEST_WAIT =
            "org.glassfish.connector-connection-pool.max-wait-time-in-millis=10000";
}
