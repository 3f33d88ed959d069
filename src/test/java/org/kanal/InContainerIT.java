package org.kanal;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All tests inside the container as one class for Maven, which gives classes to two processes: one
 * of them has the one server that these share, while the other one goes on with others.
 */
@Suite
@SelectPackages("org.kanal.it")
@IncludeClassNamePatterns(".*IT")
class InContainerIT {}
