/** An application with Jakarta Faces that has Kanal among its libraries. */
package org.kanal.library.faces;
