/**
 * Ends the transactions that a killed server left in doubt. What was decided is committed in each
 * database and broker that has a part of it; what was not is rolled back.
 */
package org.kanal.launch.recovery;
