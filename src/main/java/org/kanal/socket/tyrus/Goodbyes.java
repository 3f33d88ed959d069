package org.kanal.socket.tyrus;

import java.util.concurrent.Executor;
import org.kanal.connection.Later;

/**
 * What ends connections.
 *
 * @param later waits for clients that do not answer
 * @param ends runs what may take a little
 */
record Goodbyes(Later later, Executor ends) {}
