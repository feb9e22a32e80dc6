package io.phonelog.parser.layout;

import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.parse.TableHead;
import io.phonelog.contracts.template.Template;

import java.util.List;

/** A template held against a file. */
record Candidate(
        Template template,
        Sample sample,
        TableHead head,
        List<ColumnGuess> mapping,
        double confidence) {}
