package io.phonelog.parser.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.phonelog.contracts.event.PhoneEvent;
import io.phonelog.contracts.event.Precision;
import io.phonelog.contracts.parse.Dialect;
import io.phonelog.contracts.parse.ParseReport.ColumnGuess;
import io.phonelog.contracts.template.Column;
import io.phonelog.contracts.template.Defaults;
import io.phonelog.contracts.template.Field;
import io.phonelog.contracts.template.Layout;
import io.phonelog.contracts.template.Template;
import io.phonelog.parser.Parsed;
import io.phonelog.parser.catalogue.BuiltInTemplates;
import io.phonelog.parser.catalogue.TemplateCheck;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

class LayoutRecogniserTest {
    private static final LayoutRecogniser RECOGNISER = new LayoutRecogniser(0.8);
    private static final List<String[]> AT_AND_T =
            List.of(
                    new String[] {"Item", "1", "2"},
                    new String[] {"Conn. Date", "03/07/26", "03/08/26"},
                    new String[] {"Conn. Time(UTC)", "21:05:09", "00:00:00"},
                    new String[] {"Seizure Time", "0:05", "0:07"},
                    new String[] {"ET", "1:05", "0:00"},
                    new String[] {"Originating Number", "15555550100", "15555550101"},
                    new String[] {"Terminating Number", "15555550123", "15555550124"},
                    new String[] {"CT", "MO", "MT"},
                    new String[] {"Feature", "[NIOR]", "[NIOR]"});

    @Property(tries = 30)
    void theOrderOfColumnsDoesNotMatter(@ForAll long seed) {
        List<String[]> shuffled = new ArrayList<>(AT_AND_T);
        Collections.shuffle(shuffled, new Random(seed));
        Recognition.Known usual = known(table(AT_AND_T));
        Recognition.Known other = known(table(shuffled));
        assertThat(other.template()).isEqualTo(usual.template());
        assertThat(other.confidence()).isEqualTo(usual.confidence());
        assertThat(events(shuffled, other)).isEqualTo(events(AT_AND_T, usual));
    }

    @Property(tries = 300)
    void anyBytesGetAnAnswer(@ForAll @Size(max = 400) byte[] head) {
        assertThat(RECOGNISER.recognise(head, BuiltInTemplates.all())).isNotNull();
    }

    @Property(tries = 200)
    void aDamagedHeadGetsAnAnswer(@ForAll long seed) {
        byte[] head = table(AT_AND_T);
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            head[random.nextInt(head.length)] = (byte) random.nextInt();
        }
        assertThat(RECOGNISER.recognise(head, BuiltInTemplates.all())).isNotNull();
    }

    @Test
    void confidenceFallsWithEachColumnThatIsMissing() {
        double before = 2;
        for (int columns = AT_AND_T.size(); columns >= 7; columns--) {
            List<String[]> fewer = new ArrayList<>(AT_AND_T.subList(1, columns));
            Recognition recognition = RECOGNISER.recognise(table(fewer), BuiltInTemplates.all());
            double confidence =
                    recognition instanceof Recognition.Known known
                            ? known.confidence()
                            : ((Recognition.Unsure) recognition).confidence();
            assertThat(confidence).isLessThan(before);
            before = confidence;
        }
    }

    @Test
    void aTemplateSurvivesColumnsThatWereRenamed() {
        List<String> types = List.of("Text", "-", "Picture", "-");
        StringBuilder text = new StringBuilder("Date Time,Phone called,Destination,Minutes,Type\n");
        for (int i = 1; i <= 28; i++) {
            text.append(
                    "03/%02d/2026 09:%02d PM,20855501%02d,Boise ID,%d Min,%s\n"
                            .formatted(i, i, i, i, types.get(i % 4)));
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        Recognition recognition = RECOGNISER.recognise(file, BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Inferred.class);
        Recognition.Inferred renamed = (Recognition.Inferred) recognition;
        assertThat(renamed.classification().layout()).isEqualTo("T-Mobile US consumer CSV");
        ColumnGuess guess = renamed.mapping().get(1);
        assertThat(guess.field()).isEqualTo("other_party");
        assertThat(guess.confidence()).isLessThan(1);
        assertThat(guess.reasons()).contains("the template's column Number is missing");
        PhoneEvent event = Parsed.of(file, renamed, null, null).events().get(0);
        assertThat(event.parties().to()).isNotNull();
    }

    @Test
    void aTemplateThatFitsWithoutARenamedColumnIsReadWithIt() {
        byte[] file = withClock("Clock", "h:mm a");
        Recognition recognition = RECOGNISER.recognise(file, BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Inferred.class);
        Recognition.Inferred renamed = (Recognition.Inferred) recognition;
        assertThat(renamed.classification().layout()).isEqualTo("T-Mobile US consumer CSV");
        assertThat(renamed.mapping().get(1).reasons())
                .contains("the template's column Time is missing");
        PhoneEvent event = Parsed.of(file, renamed, null, null).events().get(0);
        assertThat(event.time().precision()).isEqualTo(Precision.MINUTE);
    }

    @Test
    void aTemplateThatCannotReadARenamedColumnIsNotTakenWithoutIt() {
        byte[] file = withClock("Clock", "HH:mm:ss.SSS");
        Recognition recognition = RECOGNISER.recognise(file, BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Unsure.class);
        Recognition.Unsure unsure = (Recognition.Unsure) recognition;
        assertThat(unsure.classification().layout()).isEqualTo("T-Mobile US consumer CSV");
        assertThat(unsure.confidence()).isLessThan(0.8);
        assertThat(unsure.mapping().get(1).field()).isEqualTo("start_time");
    }

    @Test
    void aTemplateThatAPersonNamedIsTakenAsItIs() {
        byte[] file = withClock("Clock", "h:mm a");
        Template named =
                BuiltInTemplates.all().stream()
                        .filter(template -> template.name().startsWith("T-Mobile"))
                        .findFirst()
                        .orElseThrow();
        assertThat(new LayoutRecogniser(0).recognise(file, List.of(named)))
                .isInstanceOf(Recognition.Known.class);
    }

    private static byte[] withClock(String name, String format) {
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(format, Locale.US);
        StringBuilder text =
                new StringBuilder("Date," + name + ",Destination,Number,Minutes,Type,Charge\n");
        for (int i = 1; i <= 28; i++) {
            LocalTime time = LocalTime.of(7 + i % 14, i * 2, i, i * 7_000_000);
            text.append(
                    "03/%02d/2026,%s,Boise ID,20855501%02d,%d,-,0.00\n"
                            .formatted(i, clock.format(time), i, i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void namesAloneAreNotBelievedWhenNoRowReads() {
        byte[] file =
                ("Date Time,Number,Destination,Minutes,Type\n"
                                + "yesterday,5555550100,Boise,1 Min,-\n".repeat(20))
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(RECOGNISER.recognise(file, BuiltInTemplates.all()))
                .isInstanceOf(Recognition.Unsure.class);
    }

    @Test
    void namesTheHeaderOfALayoutThatNobodyKnows() {
        byte[] file =
                "colour;taste;price\nred;sweet;1\ngreen;sour;2\n".getBytes(StandardCharsets.UTF_8);
        Recognition recognition = RECOGNISER.recognise(file, BuiltInTemplates.all());
        assertThat(recognition).isInstanceOf(Recognition.Unsure.class);
        Recognition.Unsure unsure = (Recognition.Unsure) recognition;
        assertThat(unsure.classification().layout()).isEqualTo("unknown");
        assertThat(unsure.form()).isEqualTo(new Dialect("UTF-8", ';', '"'));
        assertThat(unsure.mapping())
                .extracting(ColumnGuess::column)
                .containsExactly("colour", "taste", "price");
    }

    @Test
    void aTenantsOwnTemplateWinsOverABuiltInThatFitsAsWell() {
        Template builtIn = BuiltInTemplates.all().get(3);
        Template own =
                new Template(
                        new UUID(1, 1),
                        1,
                        new UUID(2, 2),
                        "Zzz",
                        null,
                        builtIn.layout(),
                        builtIn.columns(),
                        builtIn.defaults(),
                        builtIn.wrappers(),
                        builtIn.none(),
                        builtIn.groupBy(),
                        false);
        Recognition recognition = RECOGNISER.recognise(table(AT_AND_T), List.of(builtIn, own));
        assertThat(((Recognition.Known) recognition).template()).isEqualTo(own);
    }

    @Test
    void templatesThatMakeNoSenseAreLeftOut() {
        Column column =
                new Column(
                        "Conn. Date",
                        List.of(),
                        null,
                        true,
                        Field.START,
                        "qqqq",
                        "Mars/Base",
                        List.of(),
                        Map.of("x", Map.of(Field.TYPE, "smoke signal")),
                        Map.of(),
                        Map.of());
        Template broken =
                new Template(
                        new UUID(1, 1),
                        1,
                        null,
                        " ",
                        null,
                        new Layout.Delimited(true, '☎', null, true, null, null, List.of()),
                        List.of(column, column),
                        Defaults.NONE,
                        "",
                        List.of(),
                        List.of(),
                        false);
        assertThat(TemplateCheck.problems(broken))
                .extracting(TemplateCheck.Problem::code)
                .contains("BLANK", "BAD_CHARACTER", "BAD_ZONE", "BAD_VALUE", "DUPLICATE_COLUMN");
        assertThat(RECOGNISER.recognise(table(AT_AND_T), List.of(broken)))
                .isInstanceOf(Recognition.Unsure.class);
    }

    @Test
    void theBuiltInTemplatesMakeSense() {
        assertThat(BuiltInTemplates.all()).isNotEmpty();
        assertThat(BuiltInTemplates.all().stream().map(Template::id)).doesNotHaveDuplicates();
        assertThat(BuiltInTemplates.all())
                .allSatisfy(t -> assertThat(TemplateCheck.problems(t)).isEmpty());
    }

    private static Recognition.Known known(byte[] head) {
        return (Recognition.Known) RECOGNISER.recognise(head, BuiltInTemplates.all());
    }

    private static List<Object> events(List<String[]> columns, Recognition.Known known) {
        List<Object> seen = new ArrayList<>();
        for (PhoneEvent e : Parsed.of(table(columns), known, null, null).events()) {
            seen.add(List.of(e.time(), e.parties(), e.amounts(), e.direction(), e.quality()));
        }
        assertThat(seen).hasSize(2);
        return seen;
    }

    private static byte[] table(List<String[]> columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : ",").append(columns.get(i)[row]);
            }
            text.append("\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
