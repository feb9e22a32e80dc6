package io.phonelog.parser.specs;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes the document of a case. */
final class SpecDocument {
    private static final float FONT_SIZE = 8;
    private static final float LEADING = 12;
    private static final float WITHIN_CELL = 9.5f;
    private static final float TOP = 560;

    private SpecDocument() {}

    static byte[] of(List<List<Map<Integer, String>>> pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (List<Map<Integer, String>> lines : pages) {
                PDRectangle landscape = new PDRectangle(842, 595);
                PDPage page = new PDPage(landscape);
                document.addPage(page);
                write(document, page, lines);
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void write(PDDocument document, PDPage page, List<Map<Integer, String>> lines)
            throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.setFont(new PDType1Font(FontName.HELVETICA), FONT_SIZE);
            float height = TOP;
            for (Map<Integer, String> line : lines) {
                int most = 1;
                for (Map.Entry<Integer, String> text : line.entrySet()) {
                    String[] parts = text.getValue().split("\n");
                    for (int i = 0; i < parts.length; i++) {
                        write(content, text.getKey(), height - i * WITHIN_CELL, parts[i]);
                    }
                    most = Math.max(most, parts.length);
                }
                height -= LEADING + (most - 1) * WITHIN_CELL;
            }
        }
    }

    private static void write(PDPageContentStream content, float left, float height, String text)
            throws IOException {
        content.beginText();
        content.newLineAtOffset(left, height);
        content.showText(text);
        content.endText();
    }
}
