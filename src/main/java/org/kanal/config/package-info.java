/** Puts the parts together: gives each its settings. It stops the start if one is wrong. */
package org.kanal.config;
