/** That guard in the listener of Payara, which is Grizzly's; nothing else here knows Grizzly. */
package org.kanal.front.grizzly;
