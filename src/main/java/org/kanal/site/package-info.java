/**
 * Which site this server is to browsers: its own hosts, and whether a page that sends a request is
 * its own.
 */
package org.kanal.site;
