/**
 * What goes into OpenMQ's resource adapter: the build compiles it against the adapter's own jars,
 * which no Maven artifact has.
 */
package org.kanal.adapter;
