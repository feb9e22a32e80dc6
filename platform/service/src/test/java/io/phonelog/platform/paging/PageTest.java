package io.phonelog.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class PageTest {
    private final PageQuery query = new PageQuery();

    @Test
    void asksForOneMoreThanItShows() {
        assertThat(query.fetch()).isEqualTo(query.limit() + 1);
    }

    @Test
    void leadsOnFromTheLastRowShown() {
        Page<String> page = page(query.fetch());
        assertThat(page.items()).hasSize(query.limit());
        assertThat(page.page().hasMore()).isTrue();
        assertThat(page.page().nextCursor()).isEqualTo(Cursor.of(query.limit() - 1).text());
    }

    @Test
    void aFullLastPageLeadsNowhere() {
        Page<String> page = page(query.limit());
        assertThat(page.items()).hasSize(query.limit());
        assertThat(page.page().hasMore()).isFalse();
        assertThat(page.page().nextCursor()).isNull();
    }

    @Test
    void anEmptyListIsAPageToo() {
        assertThat(page(0).items()).isEmpty();
        assertThat(page(0).page().hasMore()).isFalse();
    }

    @Test
    void aTotalIsExactAsFarAsItWasCounted() throws Exception {
        assertThat(json(Total.counted(0))).isEqualTo("0");
        assertThat(json(Total.counted(10_000))).isEqualTo("10000");
    }

    @Test
    void aTotalBeyondThatIsALowerBound() throws Exception {
        assertThat(JsonMapper.builder().build().readTree(json(Total.counted(10_001))))
                .isEqualTo(
                        JsonMapper.builder()
                                .build()
                                .readTree("{\"value\":10000,\"relation\":\"gte\"}"));
    }

    private Page<String> page(int rows) {
        List<Integer> found = IntStream.range(0, rows).boxed().toList();
        return Page.of(found, query, Total.counted(rows), row -> "row " + row, Cursor::of);
    }

    private static String json(Total total) throws Exception {
        return JsonMapper.builder().build().writeValueAsString(total);
    }
}
