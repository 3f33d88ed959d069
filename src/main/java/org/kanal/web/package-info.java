/** What the WAR answers where nothing else does. */
package org.kanal.web;
