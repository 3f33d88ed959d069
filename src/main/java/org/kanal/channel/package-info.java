/**
 * The words of Kanal: channels, publications, positions, subscribers and the facts that the other
 * packages tell each other. Values only, on {@code java.*} and Jakarta APIs.
 */
package org.kanal.channel;
