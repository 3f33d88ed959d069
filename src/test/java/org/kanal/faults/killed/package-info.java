/** What a test adds to an application that it kills. */
package org.kanal.faults.killed;
