/** Publishing by JMS: what comes out of queue {@code kanal.publish} goes through the gateway. */
package org.kanal.jms;
