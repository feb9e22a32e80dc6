package io.phonelog.parser.markup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A document of XML that is read without its DTD and without anything from elsewhere. */
public final class XmlStream implements Closeable {
    public static final int MAX_DEPTH = 100;

    private static final int DECLARATION = 200;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final Pattern ENCODING =
            Pattern.compile(
                    "(?:\u00EF\u00BB\u00BF)?\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final BudgetStream budget;
    private final XMLStreamReader reader;

    /**
     * @param charset null: the document says
     */
    public XmlStream(InputStream in, @Nullable String charset) throws IOException {
        this.in = in;
        this.budget = new BudgetStream(in, RecordFault.XML_BROKEN_OFF);
        try {
            PushbackInputStream start = new PushbackInputStream(budget, DECLARATION);
            Charset said = declared(start);
            Charset declared = charset == null ? said : Charset.forName(charset);
            this.reader =
                    FACTORY.createXMLStreamReader(
                            new InputStreamReader(new CharacterReferences(start), declared));
        } catch (XMLStreamException | RuntimeException e) {
            in.close();
            throw failure(e);
        }
    }

    /** A document without content. */
    public static XmlStream empty() throws IOException {
        return new XmlStream(new ByteArrayInputStream("<none/>".getBytes(UTF_8)), null);
    }

    /**
     * As the document says. A byte that is no character becomes U+FFFD and does not end the file.
     */
    private static Charset declared(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(DECLARATION);
        boolean marked = new String(start, ISO_8859_1).startsWith(BYTE_ORDER_MARK);
        int mark = marked ? BYTE_ORDER_MARK.length() : 0;
        in.unread(start, mark, start.length - mark);
        Matcher encoding = ENCODING.matcher(new String(start, ISO_8859_1));
        try {
            return encoding.lookingAt() ? Charset.forName(encoding.group(1)) : UTF_8;
        } catch (IllegalArgumentException e) {
            return UTF_8;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver(
                (publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        // What is wrong comes as an exception; without this it is printed too.
        factory.setXMLReporter((message, type, information, location) -> {});
        return factory;
    }

    public XMLStreamReader reader() {
        return reader;
    }

    /** A new record begins. */
    public void renew() {
        budget.renew();
    }

    /** What a failure of the parser means: broken XML, or storage that does not answer. */
    public static IOException failure(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException storage
                    && !(cause instanceof CharConversionException)) {
                return storage;
            }
        }
        return new DamagedFile(RecordFault.XML_BROKEN_OFF, e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
