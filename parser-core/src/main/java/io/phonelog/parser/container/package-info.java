/** What is around the records of a file: archives, charsets, and the forms that records come in. */
@NullMarked
package io.phonelog.parser.container;

import org.jspecify.annotations.NullMarked;
