/**
 * The Java client, for any program that has a JDK: it comes back by itself, with what it missed.
 * Not in the WAR nor in the library: a jar of its own.
 *
 * <p>It knows no other package than {@code org.kanal.api}, and of that only what the JDK can load.
 */
package org.kanal.client;
