/**
 * For the tests of applications that use Kanal: the packaged server or a hub in memory, started in
 * one line, and assertions that wait for messages. A jar of its own (classifier {@code test}); it
 * needs JUnit 5 and the JDK.
 */
package org.kanal.test;
