/** What the benchmark adds to the WAR: a baseline without Kanal, and an EJB that publishes. */
package org.kanal.bench.deployed;
