/** Records in XLSX workbooks: ISO/IEC 29500. */
@NullMarked
package io.phonelog.parser.workbook;

import org.jspecify.annotations.NullMarked;
