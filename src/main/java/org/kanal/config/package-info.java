/**
 * The application's start: each part gets its settings and is woken in its turn. What is wrong
 * stops it.
 */
package org.kanal.config;
