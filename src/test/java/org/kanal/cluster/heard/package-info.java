/** An application on the nodes of a cluster that writes down what it is told of who is there. */
package org.kanal.cluster.heard;
