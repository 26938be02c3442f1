package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Items;
import io.tierhub.config.YamlNode.Keys;
import io.tierhub.config.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * One YAML text becomes nodes that know their lines. Scalars stay text: what {@code no} or {@code 010} mean is decided
 * by the setting that they are for.
 */
final class YamlReader {
    /** Nodes in one file, counted after aliases are followed: no alias bomb gets further. */
    static final int NODES = 100_000;
    /** Nesting in one file. */
    static final int DEPTH = 40;
    /** Characters in one file. */
    static final int CHARACTERS = 1_000_000;

    private final String file;
    private final Problems problems;
    private int nodes;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The nodes of a text; an empty text is empty keys. Empty if the text is no YAML, which is then a problem. */
    static Optional<YamlNode> read(String file, String text, Problems problems) {
        return new YamlReader(file, problems).read(text);
    }

    private Optional<YamlNode> read(String text) {
        if (text.length() > CHARACTERS) {
            return refuse(0, "the file is longer than " + CHARACTERS + " characters; split it");
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(CHARACTERS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            YamlNode all = root.isEmpty() ? nothing() : node(root.get(), "", 0);
            return Optional.of(all instanceof Scalar scalar && scalar.isNothing() ? nothing() : all);
        } catch (TooMuch e) {
            return refuse(e.line, String.valueOf(e.getMessage()));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return refuse(line, YamlFault.explain(text, line, e.getProblem()));
        } catch (YamlEngineException e) {
            return refuse(0, "not readable as YAML: " + e.getMessage() + "; save it as plain UTF-8 text");
        }
    }

    private Keys nothing() {
        return new Keys(new Place(file, 1), Map.of());
    }

    private YamlNode node(Node node, String path, int depth) {
        Place at = place(node);
        if (++nodes > NODES || depth > DEPTH) {
            throw new TooMuch(at.line());
        }
        if (node instanceof ScalarNode scalar) {
            return new Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(item, path + "[" + items.size() + "]", depth + 1));
            }
            return new Items(at, items);
        }
        return keys((MappingNode) node, at, path, depth);
    }

    private Keys keys(MappingNode mapping, Place at, String path, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, path, null, "a key must be plain text; write key: value");
                continue;
            }
            String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            Entry entry = new Entry(place, node(tuple.getValueNode(), below, depth + 1));
            Entry before = entries.putIfAbsent(key.getValue(), entry);
            if (before != null) {
                problems.add(
                        place,
                        below,
                        null,
                        "the key stands twice, first on line " + before.at().line() + "; keep one");
            }
        }
        return new Keys(at, entries);
    }

    private Place place(Node node) {
        return new Place(
                file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
    }

    private Optional<YamlNode> refuse(int line, String message) {
        problems.add(new Place(file, line), "", null, message);
        return Optional.empty();
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        TooMuch(int line) {
            super("more than " + NODES + " values or " + DEPTH + " levels once aliases (*name) are followed;"
                    + " write the values out without aliases");
            this.line = line;
        }
    }
}
