/**
 * Who may do what on which channel: the router finds what decides. For one's own channels these are
 * handlers that the application writes, then the operator's rules; for another application's its
 * provider.
 */
package org.kanal.permission;
