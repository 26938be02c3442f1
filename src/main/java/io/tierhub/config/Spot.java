package io.tierhub.config;

/**
 * Where in a file the binder stands.
 *
 * @param at the key, or the item of a list
 * @param path the keys that lead here
 * @param hidden whether no message may show what stands here
 */
record Spot(Place at, String path, boolean hidden) {
    Spot key(Place keyAt, String key) {
        return new Spot(keyAt, path.isEmpty() ? key : path + "." + key, hidden);
    }

    Spot item(Place itemAt, int index) {
        return new Spot(itemAt, path + "[" + index + "]", hidden);
    }

    Spot hiding(boolean secret) {
        return new Spot(at, path, hidden || secret);
    }
}
