package io.phonelog.parser.meaning;

import io.phonelog.contracts.template.Template;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an unknown table means.
 *
 * @param columns in the file's order
 * @param draft a template that reads it so; null when no column says when or no column says who
 * @param confidence 0 to 1, that what makes an event is right: when, who, in which direction, how
 *     long
 * @param doubts what a person should look at, in sentences
 */
public record TableMeaning(
        List<ColumnMeaning> columns,
        @Nullable Template draft,
        double confidence,
        List<String> doubts) {}
