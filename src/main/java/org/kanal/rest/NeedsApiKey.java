package org.kanal.rest;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/** Marks resources that only the owner of an API key may use. */
@NameBinding
@Retention(RUNTIME)
@interface NeedsApiKey {}
