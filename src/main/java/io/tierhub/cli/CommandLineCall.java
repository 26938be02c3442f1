package io.tierhub.cli;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line as somebody typed it.
 *
 * @param args what follows {@code tierhub}
 * @param directory where it was typed, absolute: relative files are meant from there
 * @param terminal whether the output goes to a terminal, where progress may be drawn
 */
public record CommandLineCall(List<String> args, Path directory, boolean terminal) {
    static final int MAX_ARGS = 4_096;
    static final int MAX_BYTES = 1 << 20;
    /** Changes with the frames: a client of another release is told so instead of being misread. */
    private static final int MAGIC = 0x54480001;

    public CommandLineCall {
        args = List.copyOf(args);
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("the working directory must be absolute, not " + directory);
        }
    }

    /** A file argument, seen from where the command was typed. */
    public Path resolve(String file) {
        return directory.resolve(file).normalize();
    }

    void write(DataOutput out) throws IOException {
        List<byte[]> texts = new ArrayList<>(args.size() + 1);
        texts.add(utf8(directory.toString()));
        args.forEach(arg -> texts.add(utf8(arg)));
        long total = texts.stream().mapToLong(text -> text.length).sum();
        if (args.size() > MAX_ARGS || total > MAX_BYTES) {
            throw new IllegalArgumentException("the command line is too long: at most " + MAX_ARGS + " arguments and "
                    + MAX_BYTES + " bytes; name fewer files at a time, or put them into the inbox folder");
        }
        out.writeInt(MAGIC);
        out.writeBoolean(terminal);
        out.writeInt(args.size());
        for (byte[] text : texts) {
            out.writeInt(text.length);
            out.write(text);
        }
    }

    static CommandLineCall read(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("this is not the daemon's protocol; is the client of another release?");
        }
        boolean terminal = in.readBoolean();
        int count = in.readInt();
        if (count < 0 || count > MAX_ARGS) {
            throw new IOException("a command line has at most " + MAX_ARGS + " arguments");
        }
        int left = MAX_BYTES;
        List<String> texts = new ArrayList<>(count + 1);
        for (int i = 0; i <= count; i++) {
            int length = in.readInt();
            if (length < 0 || length > left) {
                throw new IOException("a command line has at most " + MAX_BYTES + " bytes");
            }
            left -= length;
            byte[] text = new byte[length];
            in.readFully(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return new CommandLineCall(texts.subList(1, texts.size()), Path.of(texts.get(0)), terminal);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
