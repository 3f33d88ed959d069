/**
 * The typed channels of an application: found when it is deployed, told to others by an AsyncAPI
 * document.
 */
package org.kanal.typed;
