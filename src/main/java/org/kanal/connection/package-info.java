/** A conversation with a client, whatever carries it. */
package org.kanal.connection;
