package io.phonelog.parser.document;

import io.phonelog.parser.document.PdfLine.Word;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.MoveTextSetLeading;
import org.apache.pdfbox.contentstream.operator.text.NextLine;
import org.apache.pdfbox.contentstream.operator.text.SetCharSpacing;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.SetTextHorizontalScaling;
import org.apache.pdfbox.contentstream.operator.text.SetTextLeading;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.contentstream.operator.text.SetTextRise;
import org.apache.pdfbox.contentstream.operator.text.SetWordSpacing;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the letters of a page and puts them together to words and lines by where they stand. */
final class PdfGlyphs extends PDFStreamEngine {
    private static final int MAX_GLYPHS = 200_000;
    private static final int MAX_OPERATORS = 2_000_000;

    /** Letters stand on one line if their feet differ by less than this share of their size. */
    private static final double SAME_LINE = 0.4;

    /** Between words there is more room than this share of the size of their letters. */
    private static final double WORD_GAP = 0.15;

    private final PDPage page;
    private final PDRectangle box;
    private final List<Glyph> glyphs = new ArrayList<>();
    private int operators;

    /**
     * A letter as the page is looked at.
     *
     * @param left from the left of the page, in points
     * @param foot from its top
     */
    private record Glyph(String text, double left, double foot, double width, double size) {}

    PdfGlyphs(PDPage page) {
        this.page = page;
        this.box = page.getCropBox();
        List<OperatorProcessor> understood =
                List.of(
                        new BeginText(this),
                        new EndText(this),
                        new Save(this),
                        new Restore(this),
                        new Concatenate(this),
                        new SetMatrix(this),
                        new SetGraphicsStateParameters(this),
                        new DrawObject(this),
                        new MoveText(this),
                        new MoveTextSetLeading(this),
                        new NextLine(this),
                        new SetCharSpacing(this),
                        new SetWordSpacing(this),
                        new SetFontAndSize(this),
                        new SetTextHorizontalScaling(this),
                        new SetTextLeading(this),
                        new SetTextRenderingMode(this),
                        new SetTextRise(this),
                        new ShowText(this),
                        new ShowTextAdjusted(this),
                        new ShowTextLine(this),
                        new ShowTextLineAndSpace(this));
        understood.forEach(this::addOperator);
    }

    /** From top to bottom. */
    List<PdfLine> lines() throws IOException {
        processPage(page);
        glyphs.sort(Comparator.comparingDouble(Glyph::foot).thenComparingDouble(Glyph::left));
        List<PdfLine> lines = new ArrayList<>();
        List<Glyph> line = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            Glyph first = line.isEmpty() ? glyph : line.get(0);
            if (glyph.foot - first.foot > SAME_LINE * first.size) {
                lines.add(lineOf(line));
                line.clear();
            }
            line.add(glyph);
        }
        if (!line.isEmpty()) {
            lines.add(lineOf(line));
        }
        return lines;
    }

    private static PdfLine lineOf(List<Glyph> glyphs) {
        double foot = glyphs.get(0).foot;
        glyphs.sort(Comparator.comparingDouble(Glyph::left));
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double left = 0;
        double right = 0;
        double size = 1;
        for (Glyph glyph : glyphs) {
            if (!text.isEmpty() && glyph.left - right > WORD_GAP * glyph.size) {
                words.add(new Word(text.toString(), left, right, size));
                text.setLength(0);
            }
            left = text.isEmpty() ? glyph.left : left;
            right = glyph.left + glyph.width;
            size = glyph.size;
            text.append(glyph.text);
        }
        words.add(new Word(text.toString(), left, right, size));
        return new PdfLine(words, foot);
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector displacement)
            throws IOException {
        String text = font.toUnicode(code);
        if (text == null || text.isBlank()) {
            return;
        }
        if (glyphs.size() >= MAX_GLYPHS) {
            throw new IllegalStateException("too many letters on the page");
        }
        double x = at.getTranslateX();
        double y = at.getTranslateY();
        double width = displacement.getX() * at.getScalingFactorX();
        double size = Math.max(1, at.getScalingFactorY());
        glyphs.add(
                switch (Math.floorMod(page.getRotation(), 360)) {
                    case 90 ->
                            new Glyph(
                                    text,
                                    y - box.getLowerLeftY(),
                                    x - box.getLowerLeftX(),
                                    width,
                                    size);
                    case 180 ->
                            new Glyph(
                                    text,
                                    box.getUpperRightX() - x,
                                    y - box.getLowerLeftY(),
                                    width,
                                    size);
                    case 270 ->
                            new Glyph(
                                    text,
                                    box.getUpperRightY() - y,
                                    box.getUpperRightX() - x,
                                    width,
                                    size);
                    default ->
                            new Glyph(
                                    text,
                                    x - box.getLowerLeftX(),
                                    box.getUpperRightY() - y,
                                    width,
                                    size);
                });
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MAX_OPERATORS) {
            throw new IllegalStateException("too much to draw on the page");
        }
        super.processOperator(operator, operands);
    }
}
