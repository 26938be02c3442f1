package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a charset: byte-order mark, UTF-16 by its zeros, strict UTF-8, then GB18030 or Windows-1252 by plausibility.
 * Looks at the lines that are not ASCII; one line in a wrong charset does not decide for the whole file.
 */
final class CharsetSniffer {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private CharsetSniffer() {}

    static CharsetChoice choose(SourceFile file, FormatHints hints) throws IOException {
        HighLines lines;
        CharsetChoice mark;
        try (InputStream in = file.open()) {
            byte[] head = in.readNBytes(HighLines.HEAD);
            mark = byMark(head);
            if (hints.charset() != null) {
                Charset said = Charset.forName(hints.charset());
                boolean same = mark != null && mark.charset().name().startsWith(said.name());
                return new CharsetChoice(same && mark != null ? mark.charset() : said, bom(mark, said), "configured");
            }
            if (mark == null) {
                mark = byZeros(head);
            }
            if (mark != null) {
                return mark;
            }
            lines = HighLines.collect(head, in);
        }
        return byEvidence(lines);
    }

    private static int bom(@Nullable CharsetChoice mark, Charset said) {
        return mark != null && mark.charset().name().startsWith(said.name()) ? mark.bomBytes() : 0;
    }

    private static @Nullable CharsetChoice byMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new CharsetChoice(StandardCharsets.UTF_8, 3, "byte-order mark EF BB BF");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new CharsetChoice(StandardCharsets.UTF_16LE, 2, "byte-order mark FF FE");
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new CharsetChoice(StandardCharsets.UTF_16BE, 2, "byte-order mark FE FF");
        }
        return null;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: delimiters, digits and line ends have a zero byte, always on the same side. */
    private static @Nullable CharsetChoice byZeros(byte[] head) {
        int[] zeros = new int[2];
        boolean[] lineEnd = new boolean[2];
        int length = Math.min(head.length, 8192) & ~1;
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
                byte other = head[i ^ 1];
                lineEnd[i & 1] |= other == '\n' || other == '\r';
            }
        }
        for (int side = 0; side < 2; side++) {
            // The other side has few (U+4E00 is one); stray zeros of a damaged file are fewer and not beside line ends.
            if (zeros[side] >= 4 && zeros[side] * 20 >= length && zeros[1 - side] * 4 < zeros[side] && lineEnd[side]) {
                return new CharsetChoice(
                        side == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE,
                        0,
                        zeros[side] + " zero bytes among " + length + ", on the " + (side == 1 ? "second" : "first")
                                + " of two");
            }
        }
        return null;
    }

    private static CharsetChoice byEvidence(HighLines lines) {
        if (lines.count() == 0) {
            return new CharsetChoice(StandardCharsets.UTF_8, 0, "nothing but ASCII found");
        }
        Plausibility seen = Plausibility.of(lines);
        int count = lines.count();
        if (seen.utf8Lines() == count) {
            return new CharsetChoice(
                    StandardCharsets.UTF_8, 0, "all of " + count + " lines beyond ASCII are strict UTF-8");
        }
        boolean chinese = seen.gb() >= seen.latin();
        double best = Math.max(seen.gb(), seen.latin());
        if (seen.utf8Lines() * 2 >= count || best < Plausibility.LEAST) {
            return new CharsetChoice(
                    StandardCharsets.UTF_8,
                    0,
                    seen.utf8Lines() + " of " + count + " lines beyond ASCII are strict UTF-8, and no other charset"
                            + " explains the rest");
        }
        String words = "not UTF-8 (" + (count - seen.utf8Lines()) + " of " + count + " lines); " + seen.words();
        return new CharsetChoice(chinese ? GB18030 : WINDOWS_1252, 0, words);
    }
}
