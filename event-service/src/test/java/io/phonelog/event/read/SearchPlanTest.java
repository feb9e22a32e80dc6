package io.phonelog.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.event.MadeYears;
import io.phonelog.event.TestStore;
import io.phonelog.test.WithStack;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/** What is searched for is looked up, also under the policies of a tenant. */
@QuarkusTest
@WithStack
class SearchPlanTest {
    @Inject TestStore store;

    @Test
    void namesAreLookedUpByTheirParts() throws SQLException {
        assertThat(
                        plan(
                                SearchMatch.BY_TEXT,
                                Map.of(
                                        "text", "Zwolfer",
                                        "head", "Zwolfer%",
                                        "part", "%Zwolfer%")))
                .containsPattern(lookedUp("folded ~~"))
                .containsPattern(lookedUp("folded (OPERATOR\\(\\w+\\.)?%>"))
                .containsPattern(lookedUp("address ~~\\*"));
    }

    @Test
    void numbersAreLookedUpByTheirParts() throws SQLException {
        assertThat(
                        plan(
                                SearchMatch.BY_NUMBER,
                                Map.of(
                                        "text", "55519999",
                                        "digits", "55519999",
                                        "international", "+55519999",
                                        "tail", "%55519999",
                                        "head", "55519999%",
                                        "internationalHead", "+55519999%",
                                        "part", "%55519999%",
                                        "lastPart", "%-55519999")))
                .containsPattern(lookedUp("address ~~"));
    }

    private static Pattern lookedUp(String condition) {
        return Pattern.compile(
                "Bitmap Index Scan on party_by_part[^\\n]*\\n\\s*Index Cond: [^\\n]*" + condition);
    }

    private String plan(String sql, Map<String, String> parameters) throws SQLException {
        try (MadeYears made = new MadeYears(store)) {
            return made.withParties().plan(sql, parameters);
        }
    }
}
