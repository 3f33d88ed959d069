/** The channels' logs on the data grid that Payara runs, for several nodes. */
package org.kanal.history.grid;
