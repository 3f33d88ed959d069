/**
 * The typed channels of an application: which ones it publishes on, found when it is deployed, and
 * the AsyncAPI document that tells others.
 */
package org.kanal.typed;
