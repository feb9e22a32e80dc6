package io.phonelog.parser.specs;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Long files in forms other than delimited text, of the same row again and again. */
public final class SampleForms {
    private static final List<String> NAMES =
            List.of("Date Time", "Number", "Destination", "Minutes", "Type");
    private static final List<String> ROW =
            List.of("03/07/2026 09:05 PM", "5555550123", "Boise, ID", "1", "-");
    private static final String OBJECT =
            "{\"Date Time\":\"03/07/2026 09:05 PM\",\"Number\":\"5555550123\",\"Destination\":\"Boise,"
                    + " ID\",\"Minutes\":1,\"Type\":\"-\"}";
    private static final int LINES_ON_PAGE = 40;

    private SampleForms() {}

    public static void jsonLines(OutputStream out, int rows) throws IOException {
        repeat(out, OBJECT + "\n", rows);
    }

    public static void json(OutputStream out, int rows) throws IOException {
        out.write('[');
        repeat(out, OBJECT + ",\n", rows - 1);
        repeat(out, OBJECT + "]", 1);
    }

    public static void xml(OutputStream out, int rows) throws IOException {
        repeat(out, "<calls>", 1);
        repeat(
                out,
                "<call number=\"5555550123\" duration=\"65\" date=\"1772917509000\" type=\"1\""
                        + " presentation=\"1\" contact_name=\"Ann\" />\n",
                rows);
        repeat(out, "</calls>", 1);
    }

    public static void html(OutputStream out, int rows) throws IOException {
        repeat(out, "<html><table><tr><th>" + String.join("<th>", NAMES) + "</tr>\n", 1);
        repeat(out, "<tr><td>" + String.join("</td><td>", ROW) + "</td></tr>\n", rows);
        repeat(out, "</table></html>", 1);
    }

    public static void workbook(OutputStream out, int rows) throws IOException {
        try (Workbook workbook = new Workbook(out, "specs", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Calls");
            for (int row = 0; row < rows; row++) {
                List<String> cells = row == 0 ? NAMES : ROW;
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
            }
        }
    }

    public static void document(OutputStream out, int pages) throws IOException {
        Map<Integer, String> head =
                Map.of(
                        40,
                        NAMES.get(0),
                        200,
                        NAMES.get(1),
                        300,
                        NAMES.get(2),
                        450,
                        NAMES.get(3),
                        550,
                        NAMES.get(4));
        Map<Integer, String> row =
                Map.of(
                        40,
                        ROW.get(0),
                        200,
                        ROW.get(1),
                        300,
                        ROW.get(2),
                        450,
                        ROW.get(3),
                        550,
                        ROW.get(4));
        List<Map<Integer, String>> page = new ArrayList<>(Collections.nCopies(LINES_ON_PAGE, row));
        page.set(0, head);
        out.write(SpecDocument.of(Collections.nCopies(pages, page)));
    }

    private static void repeat(OutputStream out, String text, int times) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }
}
