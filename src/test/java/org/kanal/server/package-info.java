/** Tests of the packaged server under settings of its own, from outside. */
package org.kanal.server;
