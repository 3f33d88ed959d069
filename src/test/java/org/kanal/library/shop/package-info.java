/** A small application as others have them, with Kanal as one of its libraries. */
package org.kanal.library.shop;
