/** Tests as data: every YAML file under specs is read and run. */
@NullMarked
package io.phonelog.parser.specs;

import org.jspecify.annotations.NullMarked;
