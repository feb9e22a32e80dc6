/**
 * Files that come in several requests: what is acknowledged of them stays, whatever dies. Bytes go
 * into parts of the object store, those that fill no part yet into the database, and a fence keeps
 * all but the newest writer from committing.
 */
@NullMarked
package io.phonelog.upload.transfer;

import org.jspecify.annotations.NullMarked;
