/**
 * Puts the parts together: reads every setting from MicroProfile Config and hands it to its part,
 * and stops the start if one is wrong.
 */
package org.kanal.config;
