/** What belongs to no part: the way around the containers' walls. */
package org.kanal.support;
