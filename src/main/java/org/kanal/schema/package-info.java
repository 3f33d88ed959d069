/**
 * JSON Schemas of Java types, as Jakarta JSON Binding writes their objects and Jakarta Validation
 * constrains them. Knows nothing of channels.
 */
package org.kanal.schema;
