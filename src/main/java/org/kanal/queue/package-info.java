/** The queue by which JMS producers publish, and transactions of this server. */
package org.kanal.queue;
