/** What an application inside the server is told of who is there. */
package org.kanal.it.presence;
