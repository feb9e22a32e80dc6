package io.phonelog.parser.workbook;

import io.phonelog.parser.markup.XmlStream;
import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the rows of a workbook refer to: its sheets, texts and formats of numbers. */
final class WorkbookParts {
    private static final long MAX_CHARACTERS = 48L << 20;

    private final WorkbookFile file;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, NumberFormat> codes = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private long characters;
    private boolean from1904;
    private boolean inCellFormats;
    private boolean inPhonetics;

    /**
     * @param name as its tab shows it
     * @param part of the file that holds its rows
     */
    record Sheet(String name, String part) {}

    WorkbookParts(WorkbookFile file) throws IOException {
        this.file = file;
        read("xl/_rels/workbook.xml.rels", this::relation);
        read("xl/workbook.xml", this::workbook);
        read("xl/styles.xml", this::style);
        read("xl/sharedStrings.xml", this::sharedText);
    }

    List<Sheet> sheets() {
        return sheets;
    }

    boolean from1904() {
        return from1904;
    }

    /** Empty when there is no such text. */
    String text(String index) {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return "";
        }
    }

    NumberFormat format(@Nullable String style) {
        try {
            return style == null ? NumberFormat.GENERAL : formats.get(Integer.parseInt(style));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return NumberFormat.GENERAL;
        }
    }

    /** Takes one event of a part. */
    private interface Taker {
        void take(int event, XMLStreamReader xml) throws IOException;
    }

    private void read(String part, Taker taker) throws IOException {
        try (WorkbookFile.Part opened = file.part(part)) {
            XMLStreamReader xml = opened.xml().reader();
            while (xml.hasNext()) {
                taker.take(xml.next(), xml);
                opened.xml().renew();
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw XmlStream.failure(e);
        }
    }

    private void relation(int event, XMLStreamReader xml) {
        if (isStart(event, xml, "Relationship")) {
            String target = xml.getAttributeValue(null, "Target");
            String id = xml.getAttributeValue(null, "Id");
            if (target != null && id != null) {
                targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
    }

    private void workbook(int event, XMLStreamReader xml) {
        if (isStart(event, xml, "workbookPr")) {
            String value = xml.getAttributeValue(null, "date1904");
            from1904 = "1".equals(value) || "true".equals(value);
        } else if (isStart(event, xml, "sheet")) {
            String name = xml.getAttributeValue(null, "name");
            String target = targets.get(relationOf(xml));
            if (target != null && target.contains("worksheets/")) {
                sheets.add(new Sheet(name == null ? "" : name, target));
            }
        }
    }

    private static String relationOf(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean related = xml.getAttributeNamespace(i) != null;
            if (related && xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private void style(int event, XMLStreamReader xml) {
        if (isStart(event, xml, "numFmt")) {
            String code = xml.getAttributeValue(null, "formatCode");
            codes.put(
                    xml.getAttributeValue(null, "numFmtId"),
                    code == null ? NumberFormat.GENERAL : NumberFormat.of(code));
        } else if (xml.hasName() && xml.getLocalName().equals("cellXfs")) {
            inCellFormats = event == XMLStreamConstants.START_ELEMENT;
        } else if (inCellFormats && isStart(event, xml, "xf")) {
            formats.add(formatOf(xml.getAttributeValue(null, "numFmtId")));
        }
    }

    private NumberFormat formatOf(@Nullable String id) {
        NumberFormat own = codes.get(id);
        if (own != null || id == null) {
            return own == null ? NumberFormat.GENERAL : own;
        }
        try {
            return NumberFormat.builtIn(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return NumberFormat.GENERAL;
        }
    }

    private void sharedText(int event, XMLStreamReader xml) throws DamagedFile {
        if (xml.hasName() && xml.getLocalName().equals("rPh")) {
            inPhonetics = event == XMLStreamConstants.START_ELEMENT;
        } else if (isStart(event, xml, "si")) {
            text.setLength(0);
        } else if (event == XMLStreamConstants.CHARACTERS && !inPhonetics) {
            text.append(text.length() > RowRecords.MAX_TEXT ? "" : xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
            texts.add(RowRecords.cut(text.toString()));
            characters += text.length() + 16;
            if (characters > MAX_CHARACTERS) {
                throw new DamagedFile(RecordFault.WORKBOOK_TOO_LARGE);
            }
        }
    }

    private static boolean isStart(int event, XMLStreamReader xml, String name) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(name);
    }
}
