/** Measures the packaged server from outside; see docs/benchmark.md. */
package org.kanal.bench;
