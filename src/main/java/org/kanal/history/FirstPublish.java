package org.kanal.history;

import org.kanal.api.PublishReceipt;

/**
 * What stands under an idempotency key.
 *
 * @param fingerprint tells the publication from others; neither blanks nor {@code |} are in it
 * @param receipt what its publisher got
 */
public record FirstPublish(String fingerprint, PublishReceipt receipt) {}
