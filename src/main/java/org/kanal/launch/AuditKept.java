package org.kanal.launch;

/**
 * How much of the audit log is kept.
 *
 * @param days beside today: {@code kanal.audit.days}, 30 by default
 * @param bytesPerDay {@code kanal.audit.max-bytes-per-day}, 50,000,000 by default
 */
record AuditKept(int days, int bytesPerDay) {}
