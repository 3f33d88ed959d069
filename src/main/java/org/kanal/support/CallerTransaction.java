package org.kanal.support;

import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * The transaction of whoever calls, if there is one. A type of Kanal's, since applications may have
 * the container's registry as a bean too.
 *
 * @param registry answers for the thread that asks it
 */
public record CallerTransaction(TransactionSynchronizationRegistry registry) {}
