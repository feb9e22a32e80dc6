package io.phonelog.template;

import static io.phonelog.platform.problem.PlatformProblem.VALIDATION_FAILED;

import io.phonelog.platform.problem.FieldError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a draft, collected so that its author sees all of it at once. */
final class Findings {
    private static final int MOST_SHOWN = 50;

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }

    /** A text that must be there, of 1 to so many characters. */
    void requireText(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, "REQUIRED", "must not be empty");
        } else {
            boundText(field, text, longest);
        }
    }

    /** A text of at most so many characters, none of them a control character. */
    void boundText(String field, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.length() > longest) {
            add(field, "TOO_LONG", "must have at most " + longest + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            add(field, "CONTROL_CHARACTER", "must not hold control characters");
        }
    }

    void boundSize(String field, Collection<?> items, int most) {
        if (items.size() > most) {
            add(field, "TOO_MANY", "must have at most " + most + " entries");
        }
    }

    /** Texts that must be there, each bounded, and not too many of them. */
    void requireTexts(String field, List<? extends @Nullable String> texts, int most, int longest) {
        boundSize(field, texts, most);
        for (int i = 0; i < Math.min(texts.size(), most); i++) {
            requireText(field + "[" + i + "]", texts.get(i), longest);
        }
    }

    /** Throws a problem that names every fault, when there is one. */
    void throwIfAny() {
        if (errors.isEmpty()) {
            return;
        }
        FieldError first = errors.get(0);
        String others = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        throw VALIDATION_FAILED.because(
                first.field() + ": " + first.message() + others,
                errors.stream().limit(MOST_SHOWN).toArray(FieldError[]::new));
    }
}
