/** Publishing over HTTP: translates requests into publications and failures into problems. */
package org.kanal.rest;
