/**
 * Who may read and write which channel: handlers written by the application and the operator's
 * rules for one's own channels, with the router that finds what decides; and the providers of other
 * applications for theirs.
 */
package org.kanal.permission;
