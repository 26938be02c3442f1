package io.tierhub.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array of bytes, and a cursor to read it again: variable-length integers and UTF-8 texts. */
final class Bytes {
    private static final double UNITS = 10_000;
    private static final int NO_SCORE = 0;
    private static final int REAL = 1;
    private static final int SCALED = 2;

    /** Bytes of the greatest number. */
    static final int LONGEST_NUMBER = 5;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] data;
    private int at;

    /** Empty, to write. */
    Bytes() {
        this(256);
    }

    /** Empty, to write about so many. */
    Bytes(int size) {
        data = new byte[size];
    }

    /** Filled, to read. */
    Bytes(byte[] data) {
        this(data, 0);
    }

    /** Filled, to read from somewhere on. */
    Bytes(byte[] data, int from) {
        this.data = data;
        this.at = from;
    }

    /** To read again from somewhere on. */
    void rewind(int from) {
        at = from;
    }

    /** Passes over some bytes. */
    void skip(int length) {
        if (length < 0 || length > data.length - at) {
            throw new IllegalStateException("a stored value of " + length + " bytes ends too early");
        }
        at += length;
    }

    /** To write again from the start. */
    void clear() {
        at = 0;
    }

    byte[] written() {
        return Arrays.copyOf(data, at);
    }

    /** How many were written. */
    int size() {
        return at;
    }

    /** Puts what was written somewhere into another array. */
    void copyTo(byte[] other, int from) {
        System.arraycopy(data, 0, other, from, at);
    }

    boolean atEnd() {
        return at == data.length;
    }

    void octet(int value) {
        room(1);
        data[at++] = (byte) value;
    }

    int octet() {
        if (at >= data.length) {
            throw new IllegalStateException("a stored value ends too early, after " + at + " bytes");
        }
        return data[at++] & 0xff;
    }

    void octets(byte[] values) {
        room(values.length);
        System.arraycopy(values, 0, data, at, values.length);
        at += values.length;
    }

    byte[] octets(int length) {
        skip(length);
        return Arrays.copyOfRange(data, at - length, at);
    }

    /** Seven bits a byte, the lowest first; not negative. */
    void number(int value) {
        room(LONGEST_NUMBER);
        int rest = value;
        while (rest >= 0x80) {
            data[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        data[at++] = (byte) rest;
    }

    int number() {
        int value = 0;
        for (int shift = 0; shift < 7 * LONGEST_NUMBER; shift += 7) {
            int part = octet();
            value |= (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new IllegalStateException("a stored number is longer than five bytes");
    }

    /** A number that may be absent: a byte that says so, and eight of it. */
    void real(@Nullable Double value) {
        octet(value == null ? 0 : 1);
        if (value != null) {
            bits(value);
        }
    }

    @Nullable Double real() {
        return octet() == 0 ? null : Double.valueOf(bits());
    }

    /** A score: it has four decimals and takes a few bytes, or it has more and takes nine; it may be absent. */
    void score(@Nullable Double score) {
        long units = score == null ? 0 : Math.round(score * UNITS);
        if (score == null) {
            octet(NO_SCORE);
        } else if (units >= 0 && units <= Integer.MAX_VALUE && Double.compare(units / UNITS, score) == 0) {
            octet(SCALED);
            number((int) units);
        } else {
            octet(REAL);
            bits(score);
        }
    }

    @Nullable Double score() {
        return switch (octet()) {
            case NO_SCORE -> null;
            case SCALED -> number() / UNITS;
            default -> bits();
        };
    }

    /** Eight bytes. */
    void bits(double value) {
        longBits(Double.doubleToRawLongBits(value));
    }

    /** Eight bytes. */
    void longBits(long bits) {
        room(Long.BYTES);
        LONG.set(data, at, bits);
        at += Long.BYTES;
    }

    double bits() {
        return Double.longBitsToDouble(longBits());
    }

    long longBits() {
        skip(Long.BYTES);
        return (long) LONG.get(data, at - Long.BYTES);
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        octets(utf8);
    }

    String text() {
        int length = number();
        if (length < 0 || length > data.length - at) {
            throw new IllegalStateException("a stored text of " + length + " bytes ends too early");
        }
        String text = new String(data, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A field's name: a byte where {@link FieldNames} knows it, with the part after the dot of a keyed one. */
    void field(String path) {
        FieldNames.Path parts = FieldNames.of(path);
        if (parts.number() == 0) {
            octet(0);
            text(path);
        } else if (parts.rest() == null) {
            octet(parts.number());
        } else {
            octet(parts.number() | 0x80);
            text(parts.rest());
        }
    }

    String field() {
        int number = octet();
        if (number == 0) {
            return text();
        }
        String name = FieldNames.nameOf(number & 0x7f);
        return number < 0x80 ? name : name + "." + text();
    }

    private void room(int more) {
        if (data.length - at < more) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, at + more));
        }
    }
}
