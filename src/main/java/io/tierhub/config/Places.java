package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import org.jspecify.annotations.Nullable;

/** Where the keys of one file stand, for checks that come after binding. */
public final class Places {
    private final YamlNode root;

    Places(YamlNode root) {
        this.root = root;
    }

    /** Notes a problem at a key, or at the nearest key above it that the file has. */
    public void refuse(Problems problems, String path, String message) {
        Place at = new Place(root.at().file(), 1);
        @Nullable YamlNode node = root;
        String rest = path;
        while (node instanceof Keys keys && !rest.isEmpty()) {
            @Nullable Entry entry = keys.entries().get(rest);
            int dot = rest.indexOf('.');
            String head = entry != null || dot < 0 ? rest : rest.substring(0, dot);
            entry = keys.entries().get(head);
            node = entry == null ? null : entry.value();
            at = entry == null ? at : entry.at();
            rest = entry == null || head.equals(rest) ? "" : rest.substring(head.length() + 1);
        }
        @Nullable String value = node == null ? null : YamlNode.shown(node);
        boolean hidden = Secrets.hides(Object.class, path.substring(path.lastIndexOf('.') + 1));
        problems.add(at, path, Secrets.shown(value, hidden), message);
    }
}
