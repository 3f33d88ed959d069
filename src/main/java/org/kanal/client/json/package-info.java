/**
 * JSON for a client that has the JDK only. Text becomes plain values, those become records, and the
 * other way round.
 */
package org.kanal.client.json;
