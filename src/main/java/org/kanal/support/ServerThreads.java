package org.kanal.support;

import java.util.concurrent.ThreadFactory;

/**
 * Threads of the container, on which an application finds what is its own: class loader, names,
 * transactions. A type of Kanal's, since applications and containers have factories as beans too.
 */
@FunctionalInterface
public interface ServerThreads extends ThreadFactory {}
