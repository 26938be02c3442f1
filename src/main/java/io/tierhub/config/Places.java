package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Items;
import io.tierhub.config.YamlNode.Keys;
import org.jspecify.annotations.Nullable;

/** Where the keys of one file stand, for checks that come after binding. */
public final class Places {
    private final YamlNode root;

    Places(YamlNode root) {
        this.root = root;
    }

    /** Where a key stands, or the nearest one above it that the file has. */
    Place of(String path) {
        return at(path).at();
    }

    private record Found(Place at, @Nullable YamlNode node) {}

    /** Notes a problem at a key, such as {@code parts[0].of}, or at the nearest one above it that the file has. */
    public void refuse(Problems problems, String path, String message) {
        Found found = at(path);
        @Nullable String value = found.node == null ? null : YamlNode.shown(found.node);
        boolean hidden = Secrets.hides(Object.class, path.substring(path.lastIndexOf('.') + 1));
        problems.add(found.at, path, Secrets.shown(value, hidden), message);
    }

    private Found at(String path) {
        Place at = new Place(root.at().file(), 1);
        @Nullable YamlNode node = root;
        String rest = path;
        while (node != null && !rest.isEmpty()) {
            if (node instanceof Items items && rest.startsWith("[")) {
                int end = rest.indexOf(']');
                node = items.items().get(Integer.parseInt(rest.substring(1, end)));
                at = node.at();
                rest = rest.startsWith(".", end + 1) ? rest.substring(end + 2) : rest.substring(end + 1);
                continue;
            }
            @Nullable Entry entry = null;
            if (node instanceof Keys keys) {
                String head = keys.entries().containsKey(rest) ? rest : rest.split("[.\\[]", 2)[0];
                entry = keys.entries().get(head);
                rest = rest.substring(head.length());
                rest = rest.startsWith(".") ? rest.substring(1) : rest;
            }
            node = entry == null ? null : entry.value();
            at = entry == null ? at : entry.at();
        }
        return new Found(at, node);
    }
}
