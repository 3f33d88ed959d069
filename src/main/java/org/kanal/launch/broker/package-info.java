/** What looks at packets for the broker inside before it does, where its port is open. */
package org.kanal.launch.broker;
