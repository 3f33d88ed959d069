/** The EJB module of an EAR: it knows Kanal's API and nothing else of Kanal. */
package org.kanal.library.ear;
