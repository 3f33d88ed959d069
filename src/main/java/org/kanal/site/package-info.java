/** Which site this server is to browsers: which hosts are its own, which pages. */
package org.kanal.site;
