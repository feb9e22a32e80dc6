package io.phonelog.event.read;

import java.util.UUID;

/** An event that another repeats. In two jobs of the same file both have the same id. */
record Original(UUID id, int origin) {}
