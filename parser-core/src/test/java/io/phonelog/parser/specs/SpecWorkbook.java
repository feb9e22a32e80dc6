package io.phonelog.parser.specs;

import com.fasterxml.jackson.databind.JsonNode;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the workbook of a case. */
final class SpecWorkbook {
    private SpecWorkbook() {}

    static byte[] of(Map<String, List<List<JsonNode>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "specs", "1.0")) {
            sheets.forEach((name, rows) -> write(workbook.newWorksheet(name), rows));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, List<List<JsonNode>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                write(sheet, row, column, rows.get(row).get(column));
            }
        }
    }

    private static void write(Worksheet sheet, int row, int column, JsonNode cell) {
        if (cell.isObject()) {
            sheet.value(row, column, cell.path("n").decimalValue());
            sheet.style(row, column).format(cell.path("format").asText()).set();
        } else if (cell.isNumber()) {
            sheet.value(row, column, cell.decimalValue());
        } else if (!cell.asText().isEmpty()) {
            sheet.value(row, column, cell.asText());
        }
    }
}
