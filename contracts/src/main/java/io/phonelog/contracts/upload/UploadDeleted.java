package io.phonelog.contracts.upload;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody does not want an upload any more.
 *
 * @param contentId the upload that its bytes came with: itself, unless it was linked to another
 * @param last no other upload has the same bytes in common with it: what was read of them is to go,
 *     too
 */
public record UploadDeleted(
        UUID uploadId, UUID contentId, String filename, boolean last, Instant deletedAt) {}
