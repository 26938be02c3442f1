package io.tierhub.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How well lines read as Chinese in GB18030 and as a western language in Windows-1252, each from 0 to 1. Latin-1 text
 * also passes as GB18030, so validity does not decide: Chinese comes in runs of pairs, nearly all of the common
 * characters of GB 2312; western letters stand alone or in twos beside ASCII letters.
 *
 * @param utf8Lines lines that are strict UTF-8
 */
record Plausibility(int utf8Lines, double gb, double latin, int pairs, int high) {
    /** Below, a charset explains nothing. */
    static final double LEAST = 0.5;

    static Plausibility of(HighLines lines) {
        Count count = new Count();
        int utf8 = 0;
        for (byte[] line : lines.lines()) {
            if (strictUtf8(line)) {
                utf8++;
            } else {
                count.line(line);
            }
        }
        return new Plausibility(
                utf8,
                count.gb / Math.max(1, count.pairs),
                count.latin / Math.max(1, count.high),
                count.pairs,
                count.high);
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%d pairs read as Chinese to %.0f %%, %d high bytes as western letters to %.0f %%",
                pairs,
                100 * gb,
                high,
                100 * latin);
    }

    private static boolean strictUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** What the lines add up to. */
    private static final class Count {
        private double gb;
        private double latin;
        private int pairs;
        private int high;

        void line(byte[] line) {
            for (int i = 0; i < line.length; ) {
                if (line[i] >= 0) {
                    i++;
                    continue;
                }
                int to = i;
                while (to < line.length && line[to] < 0) {
                    to++;
                }
                western(line, i, to);
                i = to;
            }
            for (int i = 0; i < line.length; ) {
                i += line[i] >= 0 ? 1 : chinese(line, i);
            }
        }

        /** Adds up one GB18030 character; the number of bytes it takes. */
        private int chinese(byte[] line, int at) {
            int lead = line[at] & 0xFF;
            int trail = at + 1 < line.length ? line[at + 1] & 0xFF : 0;
            pairs++;
            if (trail >= 0xA1) {
                boolean common = lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3;
                gb += common ? 1 : lead >= 0xD8 && lead <= 0xF7 ? 0.6 : 0.2;
                return 2;
            }
            if (trail >= 0x40 && trail != 0x7F) {
                gb += trail >= 0x80 ? 0.3 : 0.1;
                return 2;
            }
            if (trail >= 0x30 && trail <= 0x39 && at + 3 < line.length && line[at + 2] < 0) {
                gb += 0.5;
                return 4;
            }
            return 1;
        }

        /** Adds up one run of high bytes as Windows-1252. */
        private void western(byte[] line, int from, int to) {
            high += to - from;
            if (to - from > 2) {
                return;
            }
            boolean beside = from > 0 && letter(line[from - 1]) || to < line.length && letter(line[to]);
            for (int i = from; i < to; i++) {
                int c = line[i] & 0xFF;
                if (c >= 0xC0 && c != 0xD7 && c != 0xF7) {
                    latin += beside ? to - from == 1 ? 1 : 0.8 : 0.3;
                } else if (mark(c)) {
                    latin += to - from == 1 ? 1 : 0.3;
                }
            }
        }

        private static boolean letter(byte b) {
            return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
        }

        /** Euro, typographic quotes, dashes, bullets, no-break space, pound, section, degree, guillemets ... */
        private static boolean mark(int c) {
            return c == 0x80
                    || c == 0x8A
                    || c == 0x8C
                    || c == 0x8E
                    || c == 0x85
                    || c >= 0x91 && c <= 0x97
                    || c == 0x99
                    || c == 0x9A
                    || c == 0x9C
                    || c == 0x9E
                    || c >= 0xA0 && c <= 0xBF;
        }
    }
}
