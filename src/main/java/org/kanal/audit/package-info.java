/**
 * What whoever guards the server wants to know: refusals, logouts, cut connections, one line an
 * event, however often a stranger repeats it.
 */
package org.kanal.audit;
