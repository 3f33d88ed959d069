/** What stands in front of the server: it lets nothing in that is never finished. */
package org.kanal.front;
