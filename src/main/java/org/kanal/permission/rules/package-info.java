/** The operator's rules: a file, read again when it changes. */
package org.kanal.permission.rules;
