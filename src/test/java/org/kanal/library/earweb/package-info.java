/** The WAR of an EAR, with Kanal among its libraries. */
package org.kanal.library.earweb;
