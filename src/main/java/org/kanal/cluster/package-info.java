/**
 * The other nodes of the cluster: who is there, what they are told, what they are asked.
 *
 * <p>{@link org.kanal.cluster.Peers} holds the promise; {@link org.kanal.cluster.AlonePeers} keeps
 * it for one node alone, and {@link org.kanal.cluster.grid.GridPeers} for several, on the data grid
 * that has the log.
 */
package org.kanal.cluster;
