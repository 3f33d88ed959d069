/** What {@code kanal-server.jar} asks a server that runs, instead of being one. */
package org.kanal.launch.command;
