package org.kanal.identity;

/**
 * The role that makes a login an administrator's.
 *
 * @param name from {@code kanal.roles.admin}; blank for none
 */
public record AdminRole(String name) {}
