package org.kanal.library.shop;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Tells a bean from the one that is for everything. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface ForReports {}
