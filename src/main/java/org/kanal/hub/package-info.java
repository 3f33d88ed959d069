/** Who on this node listens to what. */
package org.kanal.hub;
