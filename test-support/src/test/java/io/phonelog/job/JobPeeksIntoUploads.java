package io.phonelog.job;

import io.phonelog.upload.Upload;

/** A specimen. */
public record JobPeeksIntoUploads(Upload upload) {}
