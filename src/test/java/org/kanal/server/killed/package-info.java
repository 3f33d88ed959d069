/** An application whose server dies amid a commit. */
package org.kanal.server.killed;
