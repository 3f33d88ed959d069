/**
 * Ends the transactions that a killed server left in doubt: what was decided is committed in each
 * database and broker that has a part of it, and what was not is rolled back.
 */
package org.kanal.launch.recovery;
