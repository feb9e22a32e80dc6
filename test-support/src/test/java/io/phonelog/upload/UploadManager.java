package io.phonelog.upload;

/** A specimen. */
public class UploadManager {}
