/** Families of phone-record files, as many as anybody wants: to train on, and to be measured by. */
@NullMarked
package io.phonelog.parser.family;

import org.jspecify.annotations.NullMarked;
