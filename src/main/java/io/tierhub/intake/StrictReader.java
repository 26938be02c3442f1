package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes strictly without giving up: a byte that does not fit the charset becomes the lone surrogate {@code U+DC00 +
 * byte}, which no valid text holds, so that the row it stands in can be refused and shown, and all others read.
 */
final class StrictReader extends Reader {
    /** What an escaped byte is added to. */
    static final char ESCAPE = '\uDC00';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final int step;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean escaped;

    StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.step = charset.name().startsWith("UTF-16") ? 2 : 1;
    }

    /** Whether any byte so far did not fit. */
    boolean escaped() {
        return escaped;
    }

    /** Whether the character at this place stands for a byte that did not fit. */
    static boolean escapedByte(CharSequence text, int at) {
        char c = text.charAt(at);
        return c >= ESCAPE && c <= '\uDCFF' && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("a pair of surrogates needs room for two, not " + length);
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                if (out.remaining() < step) {
                    return out.position() - offset;
                }
                escape(out);
            } else if (out.position() > offset) {
                return out.position() - offset;
            } else if (ended) {
                return -1;
            } else {
                fill();
            }
        }
    }

    private void escape(CharBuffer out) {
        for (int i = 0; i < step && bytes.hasRemaining() && out.hasRemaining(); i++) {
            int b = bytes.get() & 0xFF;
            out.put((char) (ESCAPE + b));
        }
        escaped = true;
        decoder.reset();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
