/**
 * The queue of what is to be published when its transaction commits: by JMS producers, by
 * applications of this server.
 */
package org.kanal.queue;
