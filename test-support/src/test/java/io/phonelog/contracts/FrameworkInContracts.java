package io.phonelog.contracts;

import jakarta.ws.rs.core.MediaType;

/** A specimen. */
public record FrameworkInContracts(MediaType type) {}
