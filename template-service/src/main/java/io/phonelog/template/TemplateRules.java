package io.phonelog.template;

import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.catalogue.TemplateCheck;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a template must be like to be of use. */
public final class TemplateRules {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_WRAPPERS = 10;
    private static final int MOST_NONE = 50;
    private static final int LONGEST_NONE = 100;
    private static final int MOST_GROUPING = 10;
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private final Findings findings = new Findings();
    private final TemplateDraft draft;
    private final List<? extends @Nullable Column> columns;

    private TemplateRules(TemplateDraft draft) {
        this.draft = draft;
        this.columns = Objects.requireNonNullElse(draft.columns(), List.of());
    }

    /**
     * The draft as a version of a template. What it is made of is checked here, whether files can
     * be read with it by the parser itself.
     *
     * @throws io.phonelog.platform.problem.Problem that names every fault, when there is one
     */
    public static Template accept(TemplateDraft draft, UUID id, int version, @Nullable UUID org) {
        var rules = new TemplateRules(draft);
        rules.check();
        rules.findings.throwIfAny();
        Template template = rules.template(id, version, org);
        TemplateCheck.problems(template)
                .forEach(fault -> rules.findings.add(fault.field(), fault.code(), fault.message()));
        rules.findings.throwIfAny();
        return template;
    }

    private Template template(UUID id, int version, @Nullable UUID org) {
        return new Template(
                id,
                version,
                org,
                Objects.requireNonNull(draft.name(), "checked").strip(),
                draft.description(),
                Objects.requireNonNull(draft.layout(), "checked"),
                present(draft.columns()),
                Objects.requireNonNullElse(draft.defaults(), Defaults.NONE),
                Objects.requireNonNullElse(draft.wrappers(), ""),
                present(draft.none()),
                present(draft.groupBy()),
                false);
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> items) {
        return items == null ? List.of() : items.stream().map(Objects::requireNonNull).toList();
    }

    private void check() {
        findings.requireText("name", draft.name(), LONGEST_NAME);
        findings.boundText("description", draft.description(), LONGEST_DESCRIPTION);
        new LayoutRules(findings).check(draft.layout());
        new ColumnRules(findings, draft.layout()).check(columns);
        checkDefaults(Objects.requireNonNullElse(draft.defaults(), Defaults.NONE));
        checkWrappers(Objects.requireNonNullElse(draft.wrappers(), ""));
        findings.requireTexts(
                "none",
                Objects.requireNonNullElse(draft.none(), List.of()),
                MOST_NONE,
                LONGEST_NONE);
        checkGrouping(Objects.requireNonNullElse(draft.groupBy(), List.of()));
    }

    /** What events have by this template: by a column, or made from what columns hold. */
    private Set<Field> fieldsHeld() {
        Set<Field> held = EnumSet.noneOf(Field.class);
        for (Column column : columns) {
            if (column != null) {
                if (column.field() != null) {
                    held.add(column.field());
                }
                column.marked().values().stream().filter(Objects::nonNull).forEach(held::add);
                column.otherwise().keySet().forEach(held::add);
                column.values().values().stream()
                        .filter(Objects::nonNull)
                        .forEach(meaning -> held.addAll(meaning.keySet()));
            }
        }
        if (held.contains(Field.START_DATE)) {
            held.add(Field.START);
        }
        if (held.contains(Field.SUBJECT) || held.contains(Field.OTHER_PARTY)) {
            held.addAll(EnumSet.of(Field.FROM, Field.TO));
        }
        return held;
    }

    private void checkDefaults(Defaults defaults) {
        findings.boundText("defaults.zone", defaults.zone(), LONGEST_NONE);
        if (defaults.region() != null && !REGIONS.contains(defaults.region())) {
            findings.add(
                    "defaults.region", "UNKNOWN_REGION", "must be an ISO 3166 code such as GB");
        }
        String currency = defaults.currency();
        if (currency != null
                && Currency.getAvailableCurrencies().stream()
                        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            findings.add(
                    "defaults.currency",
                    "UNKNOWN_CURRENCY",
                    "must be an ISO 4217 code such as GBP");
        }
    }

    private void checkWrappers(String wrappers) {
        if (wrappers.length() > MOST_WRAPPERS) {
            findings.add(
                    "wrappers", "TOO_LONG", "must have at most " + MOST_WRAPPERS + " characters");
        }
        if (wrappers.chars().anyMatch(Character::isLetterOrDigit)) {
            findings.add("wrappers", "NOT_A_WRAPPER", "must not hold letters or digits: values do");
        }
    }

    private void checkGrouping(List<? extends @Nullable Field> fields) {
        findings.boundSize("groupBy", fields, MOST_GROUPING);
        Set<Field> held = fieldsHeld();
        for (int i = 0; i < Math.min(fields.size(), MOST_GROUPING); i++) {
            Field field = fields.get(i);
            if (field == null || !held.contains(field)) {
                findings.add(
                        "groupBy[" + i + "]",
                        "FIELD_NOT_HELD",
                        "must be a field that a column holds");
            }
        }
    }
}
