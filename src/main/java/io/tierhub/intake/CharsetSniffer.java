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
        int length = Math.min(head.length, 8192) & ~1;
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (zeros[0] + zeros[1] < 4 || Math.max(zeros[0], zeros[1]) * 5 < pairs) {
            return null;
        }
        if (zeros[0] == 0) {
            return new CharsetChoice(StandardCharsets.UTF_16LE, 0, zeros[1] + " zero bytes, all on the high side");
        }
        if (zeros[1] == 0) {
            return new CharsetChoice(StandardCharsets.UTF_16BE, 0, zeros[0] + " zero bytes, all on the low side");
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
