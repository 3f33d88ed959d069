/** The broker in this process, for one node alone. */
package org.kanal.broker.memory;
