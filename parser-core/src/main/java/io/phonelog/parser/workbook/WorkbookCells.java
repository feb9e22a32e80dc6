package io.phonelog.parser.workbook;

import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The cells of a row as texts, each in the column that its address names. */
final class WorkbookCells {
    private final WorkbookParts parts;

    WorkbookCells(WorkbookParts parts) {
        this.parts = parts;
    }

    /** The texts of the row at whose start the parser stands; leaves it at the end. */
    List<String> of(XMLStreamReader xml) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                while (cells.size() < column) {
                    cells.add("");
                }
                String text = cell(xml);
                if (cells.size() < RowRecords.MAX_FIELDS) {
                    cells.add(text);
                }
            }
        }
    }

    /** From 0, of an address as {@code AB12}; never before the cells that were read. */
    private static int column(@Nullable String address, int otherwise) {
        int column = 0;
        for (int i = 0; address != null && i < address.length() && i < 4; i++) {
            char c = address.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0
                ? otherwise
                : Math.max(otherwise, Math.min(column - 1, RowRecords.MAX_FIELDS));
    }

    private String cell(XMLStreamReader xml) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        StringBuilder value = new StringBuilder();
        boolean within = false;
        while (true) {
            int event = xml.next();
            String name = xml.hasName() ? xml.getLocalName() : "";
            if (event == XMLStreamConstants.END_ELEMENT && name.equals("c")) {
                return text(type == null ? "n" : type, style, RowRecords.cut(value.toString()));
            }
            if (name.equals("v") || name.equals("t")) {
                within = event == XMLStreamConstants.START_ELEMENT;
            } else if (event == XMLStreamConstants.CHARACTERS && within) {
                value.append(value.length() > RowRecords.MAX_TEXT ? "" : xml.getText());
            }
        }
    }

    private String text(String type, @Nullable String style, String value) {
        return switch (type) {
            case "s" -> parts.text(value.strip());
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "d" -> value.replace('T', ' ');
            case "n" ->
                    value.isBlank()
                            ? ""
                            : parts.format(style).text(value.strip(), parts.from1904());
            default -> value;
        };
    }
}
