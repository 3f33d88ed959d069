/** The other nodes, reached by topics of the data grid: signed bytes, no classes of ours. */
package org.kanal.cluster.grid;
