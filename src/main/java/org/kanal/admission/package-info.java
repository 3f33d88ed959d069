/** Who may open a connection, as whom, whatever will carry it. */
package org.kanal.admission;
