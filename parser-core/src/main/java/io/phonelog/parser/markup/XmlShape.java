package io.phonelog.parser.markup;

import io.phonelog.parser.record.DamagedFile;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Tells which elements of a document are records, from its first bytes. */
public final class XmlShape {
    private XmlShape() {}

    /** The depth of the outermost elements that are repeated or say something; 0 when none does. */
    public static int of(byte[] head, @Nullable String charset) throws IOException {
        Seen seen = new Seen();
        try (XmlStream stream = new XmlStream(new ByteArrayInputStream(head), charset)) {
            XMLStreamReader xml = stream.reader();
            int depth = -1;
            while (xml.hasNext() && depth < XmlStream.MAX_DEPTH) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    seen.add(++depth, xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            return seen.depth();
        } catch (DamagedFile e) {
            return 0;
        }
        return seen.depth();
    }

    private static final class Seen {
        /** An element that says so much is a record, even if it is the only one. */
        private static final int TELLING = 3;

        private final Set<String> names = new HashSet<>();
        private int repeated = Integer.MAX_VALUE;
        private int telling = Integer.MAX_VALUE;
        private int speaking = Integer.MAX_VALUE;

        void add(int depth, XMLStreamReader xml) {
            if (depth == 0) {
                return;
            }
            if (!names.add(depth + xml.getLocalName())) {
                repeated = Math.min(repeated, depth);
            }
            int attributes = xml.getAttributeCount();
            telling = attributes < TELLING ? telling : Math.min(telling, depth);
            speaking = attributes == 0 ? speaking : Math.min(speaking, depth);
        }

        int depth() {
            int depth = Math.min(repeated, telling);
            depth = depth == Integer.MAX_VALUE ? speaking : depth;
            return depth != Integer.MAX_VALUE ? depth : names.isEmpty() ? 0 : 1;
        }
    }
}
