/** Words about channels that only the inside needs. */
package org.kanal.channel;
