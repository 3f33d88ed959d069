/** Tells applications what happened, without making anybody wait for their observers. */
package org.kanal.facts;
