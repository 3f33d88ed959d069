package org.kanal.rest;

/**
 * The group that lets a token publish over HTTP.
 *
 * @param name from {@code kanal.roles.publisher}
 */
public record PublisherRole(String name) {}
