package org.kanal.history;

/**
 * The log is another one than before, or may be had again or not any more: channels may have new
 * epochs, or more publications. A CDI event for those who follow it.
 */
public record LogChanged() {}
