package io.tierhub.intake;

import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML text, element by element. Document types are refused, so there are no entities and no outside files. */
final class XmlText implements AutoCloseable {
    private final GuardedReader in;
    private final XMLStreamReader parser;
    private final String file;
    private final Limits limits;
    private int depth;

    XmlText(GuardedReader in, String file, Limits limits) throws IOException {
        this.in = in;
        this.file = file;
        this.limits = limits;
        try {
            this.parser = factory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            in.close();
            throw refused(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** What the parser stands at, to ask it for names, attributes and text. */
    XMLStreamReader at() {
        return parser;
    }

    long line() {
        return Math.max(1, parser.getLocation().getLineNumber());
    }

    /** How many elements are open; the root's own start makes it 1. */
    int depth() {
        return depth;
    }

    /** Goes on; false at the end. {@link XMLStreamConstants} tells where to. */
    boolean next() throws IOException {
        try {
            if (!parser.hasNext()) {
                return false;
            }
            int event = parser.next();
            if (event != XMLStreamConstants.CHARACTERS && event != XMLStreamConstants.SPACE) {
                in.arrived(line());
            }
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new RefusedFile(
                        file,
                        line(),
                        "DOCTYPE: the XML declares a document type or names entities, which could name outside files or"
                                + " grow without end; export without");
            }
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            if (depth > limits.jsonDepth()) {
                throw new RefusedFile(
                        file,
                        line(),
                        "XML_TOO_DEEP: elements are nested more than " + limits.jsonDepth() + " levels deep");
            }
            return true;
        } catch (XMLStreamException e) {
            throw refused(e);
        }
    }

    private RefusedFile refused(XMLStreamException e) {
        if (e.getNestedException() instanceof RefusedFile refused) {
            return refused;
        }
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        if (in.escaped()) {
            return new RefusedFile(
                    file,
                    line,
                    "BAD_ENCODING: bytes do not fit the charset of the file; set format.charset or save it in one charset",
                    e);
        }
        String words = String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "");
        return new RefusedFile(
                file,
                line,
                "BAD_XML: it is not well-formed, or breaks off (" + Cells.shown(words) + "); rows before it stand",
                e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
