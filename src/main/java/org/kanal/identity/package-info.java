/** Who a connection or a request is: what proves it, what ends it. */
package org.kanal.identity;
