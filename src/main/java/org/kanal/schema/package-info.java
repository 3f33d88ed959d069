/**
 * JSON Schemas of Java types: what Jakarta JSON Binding writes of their objects, within what
 * Jakarta Validation allows. Knows nothing of channels.
 */
package org.kanal.schema;
