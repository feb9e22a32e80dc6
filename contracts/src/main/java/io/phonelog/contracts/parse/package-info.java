/** Work for the parser and its reports to job-service. */
@NullMarked
package io.phonelog.contracts.parse;

import org.jspecify.annotations.NullMarked;
