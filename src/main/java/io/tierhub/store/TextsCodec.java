package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;

/** A list of texts as bytes: a version, then each text. */
final class TextsCodec {
    private static final int VERSION = 1;

    private TextsCodec() {}

    static byte[] encode(List<String> texts) {
        Bytes to = new Bytes();
        to.octet(VERSION);
        texts.forEach(to::text);
        return to.written();
    }

    static List<String> decode(byte[] stored) {
        Bytes from = new Bytes(stored);
        FieldCodec.refuseOther(from.octet(), VERSION);
        List<String> texts = new ArrayList<>();
        while (!from.atEnd()) {
            texts.add(from.text());
        }
        return texts;
    }
}
