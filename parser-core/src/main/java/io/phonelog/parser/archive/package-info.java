/** What is around the content of a file: gzip, zip and charsets. */
@NullMarked
package io.phonelog.parser.archive;

import org.jspecify.annotations.NullMarked;
