/** Attacks on the packaged server from outside: nobody else notices them. */
package org.kanal.attack;
