/** The channels' logs in this process, for one node alone. */
package org.kanal.history.memory;
