/**
 * Who on this node listens to what, and the way out to them: streams of channels, outboxes of
 * connections.
 */
package org.kanal.hub;
