/** What stands in front of the server: it lets nothing in that is begun and not finished. */
package org.kanal.front;
