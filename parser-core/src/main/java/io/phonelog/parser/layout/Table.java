package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.RecordForm;
import io.phonelog.contracts.parse.TableHead;

import java.util.List;

/**
 * A table nobody has a template for.
 *
 * @param head its column names; none when the first record is data
 * @param width how many columns it has
 * @param rows its records, without names, totals, rulers and blank lines; all of its width
 * @param trailers how the lines begin that are totals or remarks
 * @param otherHeads names of columns that come later and are not those of the head: the file is of
 *     several tables
 */
record Table(
        RecordForm form,
        TableHead head,
        int width,
        List<List<String>> rows,
        List<String> trailers,
        List<List<String>> otherHeads) {}
