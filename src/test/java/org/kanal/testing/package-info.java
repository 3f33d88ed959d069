/** What users test with, tested: see {@code src/testkit}. */
package org.kanal.testing;
