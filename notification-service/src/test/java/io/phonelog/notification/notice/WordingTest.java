package io.phonelog.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.phonelog.notification.log.Recipients;
import io.phonelog.notification.notice.Wording.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private final Wording wording = new Wording(new ObjectMapper());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "job.completed | {'filename':'a.csv','rows':{'stored':12000,'rejected':0}}"
                        + " | File parsed | a.csv: 12,000 rows.",
                "job.completed | {'filename':'a.csv','rows':{'stored':9,'rejected':1}}"
                        + " | File parsed | a.csv: 9 rows, 1 rejected.",
                "job.failed | {'filename':'a.csv','error':{'message':'It is empty.'}}"
                        + " | Job failed | a.csv: It is empty.",
                "job.cancelled | {'filename':'a.csv'}"
                        + " | Job cancelled | a.csv is not parsed any further.",
                "job.needs_mapping | {'filename':'a.csv'}"
                        + " | Your help is needed | a.csv has columns that nobody has explained yet.",
                "upload.rejected | {'filename':'a.csv','reason':'It holds no records.'}"
                        + " | Upload rejected | a.csv: It holds no records.",
                "system.alert | {'summary':'Jobs wait.'} | Attention | Jobs wait.",
                "system.alert | {'summary':'Jobs wait.','endedAt':'2026-01-01T00:00:00Z'}"
                        + " | Over | Jobs wait.",
            })
    void saysWhatHappened(String type, String data, String title, String text) {
        assertThat(wording.of(type, data.replace('\'', '"'))).isEqualTo(new Words(title, text));
    }

    @Test
    void hasWordsForEverythingThatAnybodyIsNotifiedOf() {
        assertThat(Recipients.notifiedTypes())
                .allSatisfy(type -> assertThat(wording.of(type, "{}").title()).isNotEqualTo(type));
    }

    @Test
    void keepsToAFewSentences() {
        String file = "{\"filename\":\"%s\"}".formatted("a".repeat(1_000));
        assertThat(wording.of("job.cancelled", file).text()).hasSize(300).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a"})
    void cutsNoCharacterInTwo(String before) {
        String file = "{\"filename\":\"%s\"}".formatted(before + "📞".repeat(500));
        String text = wording.of("job.cancelled", file).text();
        assertThat(text).hasSizeBetween(299, 300).endsWith("📞…");
    }
}
