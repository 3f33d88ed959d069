/** The HTTP API: translates requests into calls, failures into problems. */
package org.kanal.rest;
