/**
 * The application's start: all settings are read, then the parts are woken in their order. What is
 * wrong stops it.
 */
package org.kanal.config;
