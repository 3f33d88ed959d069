/**
 * The numbered log of each channel: what was said, in which order, for how long it can be asked for
 * again. Beside it the memory of idempotent publishes, which numbers nothing twice.
 *
 * <p>{@link org.kanal.history.ChannelLog} holds the promise; {@link
 * org.kanal.history.memory.MemoryChannelLog} keeps it for one node alone, in its memory, and {@link
 * org.kanal.history.grid.HazelcastChannelLog} for several, on the data grid that Payara Micro runs.
 * Only strings and bytes go into the grid, no classes of ours.
 */
package org.kanal.history;
