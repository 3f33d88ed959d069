/**
 * The backend of the example pages, as an application would write its own: EJBs that publish,
 * permissions on their channels, a login with three users. It exists only with {@code
 * kanal.demo=true} and publishes on no channels but its own.
 */
package org.kanal.demo;
