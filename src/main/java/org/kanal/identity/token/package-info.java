/**
 * Tokens: JSON Web Tokens as MicroProfile JWT 2.1 defines them, checked by Nimbus JOSE JWT with
 * MicroProfile's own settings, so that an application sets its keys once.
 */
package org.kanal.identity.token;
