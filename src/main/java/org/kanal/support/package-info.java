/** What belongs to no part: the way around the containers' walls, and what waits for a commit. */
package org.kanal.support;
