/** Publishing over HTTP: translates requests into publications, failures into problems. */
package org.kanal.rest;
