package org.kanal.demo;

/**
 * One piece of breaking news.
 *
 * @param headline what happened
 * @param publishedAt when it was published, in ISO 8601
 */
public record Alert(String headline, String publishedAt) {}
