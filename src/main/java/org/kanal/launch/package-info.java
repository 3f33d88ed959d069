/**
 * Starts the server: {@code java -jar kanal-server.jar}. It reads the settings that must be known
 * before anything runs, gets the data directory, the log and the broker's accounts ready, and hands
 * over to Payara Micro in the same process.
 *
 * <p>These classes stand beside Payara's own boot classes in the executable jar, not in the WAR:
 * they use {@code java.*} alone, and nothing of the application may import them.
 */
package org.kanal.launch;
