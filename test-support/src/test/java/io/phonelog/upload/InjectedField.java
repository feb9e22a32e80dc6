package io.phonelog.upload;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

/** A specimen. */
public class InjectedField {
    @Inject @Nullable Upload upload;
}
