package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/**
 * Which element of a document is the record: the one that holds the columns that the mapping looks for, or else the
 * outermost that repeats within another and has something in it. Looks at the beginning of the document.
 */
final class XmlShape {
    /** No element is a record: the document is empty. */
    static final String NONE = "";

    private static final int SAMPLE = 20_000;

    /** Elements of one path. */
    private static final class Seen {
        private final int depth;
        private final Set<String> children = new HashSet<>();
        private int count;
        private boolean repeats;

        Seen(int depth) {
            this.depth = depth;
        }
    }

    private final Map<String, Seen> paths = new LinkedHashMap<>();
    private final String file;

    private XmlShape(String file) {
        this.file = file;
    }

    /** The path of the record, names joined by {@code /}. */
    static String record(XmlText text, FormatHints hints, ExpectedColumns expected, String file) throws IOException {
        XmlShape shape = new XmlShape(file);
        shape.look(text);
        return shape.choose(hints.sheet(), expected);
    }

    private void look(XmlText text) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        Deque<Map<String, Integer>> siblings = new ArrayDeque<>(List.of(new HashMap<>()));
        for (int elements = 0; elements < SAMPLE && text.next(); ) {
            if (text.at().getEventType() == XMLStreamConstants.START_ELEMENT) {
                elements++;
                String name = text.at().getLocalName();
                String parent = open.isEmpty() ? "" : open.peek();
                String path = parent + "/" + name;
                Seen seen = paths.computeIfAbsent(path, p -> new Seen(open.size()));
                seen.count++;
                seen.repeats |= siblings.element().merge(name, 1, Integer::sum) > 1;
                for (int i = 0; i < text.at().getAttributeCount(); i++) {
                    seen.children.add(text.at().getAttributeLocalName(i));
                }
                if (!parent.isEmpty()) {
                    seen(parent).children.add(name);
                }
                open.push(path);
                siblings.push(new HashMap<>());
            } else if (text.at().getEventType() == XMLStreamConstants.END_ELEMENT) {
                open.pop();
                siblings.pop();
            }
        }
    }

    private Seen seen(String path) {
        return Objects.requireNonNull(paths.get(path));
    }

    private String choose(@Nullable String said, ExpectedColumns expected) {
        List<String> candidates = new ArrayList<>();
        paths.forEach((path, seen) -> {
            boolean named = said == null || path.endsWith("/" + said) || path.equals(said);
            if (named && (!seen.children.isEmpty() || said != null)) {
                candidates.add(path);
            }
        });
        if (candidates.isEmpty() && said != null) {
            throw new RefusedFile(
                    file,
                    0,
                    "NO_RECORDS: there is no element '" + said + "'; set format.sheet to the element of a record");
        }
        Comparator<String> better = Comparator.<String>comparingInt(path -> fit(path, expected))
                .thenComparing(path -> seen(path).repeats)
                .thenComparing(path -> seen(path).repeats ? -seen(path).depth : chain(path))
                .thenComparing(path -> seen(path).count);
        return candidates.stream().max(better).orElse(NONE);
    }

    /** How far a path without repetition is down the chain of elements that are alone in theirs; -1 if off it. */
    private int chain(String path) {
        int depth = 0;
        for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
            if (seen(path.substring(0, end)).children.size() > 1) {
                return -1;
            }
            depth++;
        }
        return depth;
    }

    /** How many of the expected columns the elements of a path have; more if the key is one of them. */
    private int fit(String path, ExpectedColumns expected) {
        Set<String> columns = new HashSet<>();
        paths.forEach((other, seen) -> {
            if (other.equals(path) || other.startsWith(path + "/")) {
                String prefix = other.equals(path)
                        ? ""
                        : other.substring(path.length() + 1).replace('/', '.') + ".";
                seen.children.forEach(child -> columns.add(Header.folded(prefix + child)));
            }
        });
        return expected.found(columns);
    }
}
