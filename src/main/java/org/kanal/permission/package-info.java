/**
 * Who may read and write which channel: handlers written by the application, and the router that
 * finds the one to ask.
 */
package org.kanal.permission;
