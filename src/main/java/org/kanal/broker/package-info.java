/** Makes publications reach every node: what a broker promises. */
package org.kanal.broker;
