package io.phonelog.parser.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.phonelog.parser.record.DamagedFile;
import io.phonelog.parser.record.RecordFault;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A document of XML that is read without its DTD and without anything from elsewhere. */
final class XmlStream implements Closeable {
    static final int MAX_DEPTH = 100;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final BudgetStream budget;
    private final XMLStreamReader reader;

    /**
     * @param charset null: the document says
     */
    XmlStream(InputStream in, @Nullable String charset) throws IOException {
        this.in = in;
        this.budget = new BudgetStream(in, RecordFault.XML_BROKEN_OFF);
        try {
            CharacterReferences characters = new CharacterReferences(budget);
            this.reader =
                    charset == null
                            ? FACTORY.createXMLStreamReader(characters)
                            : FACTORY.createXMLStreamReader(characters, charset);
        } catch (XMLStreamException | RuntimeException e) {
            in.close();
            throw failure(e);
        }
    }

    /** A document without content. */
    static XmlStream empty() throws IOException {
        return new XmlStream(new ByteArrayInputStream("<none/>".getBytes(UTF_8)), null);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver(
                (publicId, systemId, baseUri, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    XMLStreamReader reader() {
        return reader;
    }

    /** A new record begins. */
    void renew() {
        budget.renew();
    }

    /** What a failure of the parser means: broken XML, or storage that does not answer. */
    static IOException failure(Exception e) {
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
