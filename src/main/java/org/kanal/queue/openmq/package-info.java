/** That queue on OpenMQ. */
package org.kanal.queue.openmq;
