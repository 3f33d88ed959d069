/** Keeps the numbers that tell how this server is, for whoever collects them. */
package org.kanal.metrics;
