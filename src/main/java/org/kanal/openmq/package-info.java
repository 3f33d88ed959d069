/** How this node reaches OpenMQ: its connections, within which time, with what resources. */
package org.kanal.openmq;
