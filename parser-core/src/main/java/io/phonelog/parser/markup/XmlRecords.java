package io.phonelog.parser.markup;

import io.phonelog.parser.record.NamedRecords;
import io.phonelog.parser.record.NamedRow;
import io.phonelog.parser.record.RecordFault;
import io.phonelog.parser.record.RowRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Elements of one depth as records. Their attributes are {@code element.attribute}, what is within
 * them {@code element.inner} and {@code element.inner.attribute}.
 */
public final class XmlRecords extends RowRecords implements NamedRecords {
    private final XmlStream stream;
    private final int recordDepth;
    private final List<String> names;
    private NamedRow row = new NamedRow();
    private int depth = -1;

    /**
     * @param charset null: the document says
     */
    public XmlRecords(
            InputStream in,
            @Nullable String charset,
            int recordDepth,
            List<String> names,
            LongSupplier consumed)
            throws IOException {
        super(consumed);
        this.stream = new XmlStream(in, charset);
        this.recordDepth = recordDepth;
        this.names = names;
    }

    @Override
    protected @Nullable Row read() throws IOException {
        row = new NamedRow();
        try {
            return readOn(stream.reader());
        } catch (XMLStreamException | RuntimeException e) {
            // The parser of the JDK has failed otherwise than it says on broken input.
            throw XmlStream.failure(e);
        }
    }

    private @Nullable Row readOn(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT && ++depth == recordDepth) {
                stream.renew();
                element(xml, new ArrayList<>());
                return new Row(RecordFault.NONE, false, -1, 0, row.inOrder(names), row.raw());
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getAttributeCount() > 0) {
                return Row.beside(shown(xml));
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                return Row.beside(cut(xml.getText()));
            }
        }
        return null;
    }

    /** Everything up to the end of the element that has just begun. */
    private void element(XMLStreamReader xml, List<String> path) throws XMLStreamException {
        open(xml, path);
        StringBuilder text = new StringBuilder();
        while (!path.isEmpty()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                flush(path, text);
                open(xml, path);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                flush(path, text);
                path.remove(path.size() - 1);
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                text.append(text.length() > MAX_TEXT ? "" : xml.getText());
            }
        }
    }

    private void open(XMLStreamReader xml, List<String> path) throws XMLStreamException {
        depth += path.isEmpty() ? 0 : 1;
        if (path.size() > XmlStream.MAX_DEPTH) {
            throw new XMLStreamException("nested too deep");
        }
        path.add(xml.getLocalName());
        String name = String.join(".", path);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            row.add(name + '.' + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
    }

    private void flush(List<String> path, StringBuilder text) {
        String said = text.toString().strip();
        if (!said.isEmpty()) {
            row.add(String.join(".", path), said);
        }
        text.setLength(0);
    }

    private static String shown(XMLStreamReader xml) {
        StringBuilder shown = new StringBuilder("<").append(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            shown.append(' ').append(xml.getAttributeLocalName(i)).append("=\"");
            shown.append(xml.getAttributeValue(i)).append('"');
        }
        return cut(shown.append('>').toString());
    }

    @Override
    public NamedRow row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
