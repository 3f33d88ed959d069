/** JSON for a client that has the JDK only: text to plain values, and those to records and back. */
package org.kanal.client.json;
