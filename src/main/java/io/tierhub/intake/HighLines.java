package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a file that hold bytes beyond ASCII: a bounded sample, all that says anything about its charset. */
final class HighLines {
    static final int HEAD = 256 << 10;
    private static final int ENOUGH_BYTES = 256 << 10;
    private static final long SCANNED = 64L << 20;
    private static final int LONGEST = 8 << 10;

    private final List<byte[]> lines = new ArrayList<>();
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean high;
    private int bytes;

    private HighLines() {}

    /** Looks at the head, then on through the file until the sample is full or the file has been ASCII for long. */
    static HighLines collect(byte[] head, InputStream rest) throws IOException {
        HighLines lines = new HighLines();
        lines.take(head, head.length);
        long scanned = head.length;
        byte[] block = new byte[1 << 16];
        int got = 0;
        while (lines.bytes < ENOUGH_BYTES && scanned < SCANNED && (got = rest.read(block)) > 0) {
            lines.take(block, got);
            scanned += got;
        }
        if (got < 0 || scanned < HEAD) {
            lines.end();
        }
        return lines;
    }

    int count() {
        return lines.size();
    }

    List<byte[]> lines() {
        return lines;
    }

    private void take(byte[] block, int size) {
        for (int i = 0; i < size; i++) {
            byte b = block[i];
            if (b == '\n' || b == '\r') {
                end();
            } else if (length < LONGEST) {
                line[length++] = b;
                high |= b < 0;
            }
        }
    }

    private void end() {
        // A line cut at the longest length may end within a character, so it gives no evidence against UTF-8.
        if (high && bytes < ENOUGH_BYTES) {
            int to = length < LONGEST ? length : lastAscii();
            if (to > 0) {
                lines.add(Arrays.copyOf(line, to));
                bytes += to;
            }
        }
        length = 0;
        high = false;
    }

    /** The end of the last pair of ASCII bytes: no character of any charset reaches across it. */
    private int lastAscii() {
        for (int i = length - 1; i > 0; i--) {
            if (line[i] > 0 && line[i] < '0' && line[i - 1] > 0 && line[i - 1] < 0x40) {
                return i;
            }
        }
        return 0;
    }
}
