/** The examples in {@code examples/}, built and run as their README says. */
package org.kanal.example;
