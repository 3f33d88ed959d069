/**
 * What waits to go out to a connection: bounded, in order, framed once for all that get the same.
 */
package org.kanal.outbox;
