/** Other applications' channels: their providers decide. */
package org.kanal.permission.applications;
