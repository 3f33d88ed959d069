/** What every part needs that none of them owns. */
package org.kanal.support;
