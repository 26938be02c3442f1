package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be taken in as a whole. The message says what is wrong and what to do; rows read before stand, and
 * the caller decides about them.
 */
public final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    public RefusedFile(String file, long line, String reason) {
        this(file, line, reason, null);
    }

    public RefusedFile(String file, long line, String reason, @Nullable Throwable cause) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason, cause);
        this.file = file;
        this.line = line;
    }

    /**
     * A packed file that ends too early or cannot be unpacked.
     *
     * @param line 0 where it is not known
     */
    static RefusedFile truncated(String file, long line, IOException cause) {
        return new RefusedFile(
                file,
                line,
                "TRUNCATED: the packed file breaks off or is damaged (" + cause.getMessage() + "); send it again whole",
                cause);
    }

    /** The file's name, without folder. */
    public String file() {
        return file;
    }

    /** The line at fault; 0 where the file as a whole is. */
    public long line() {
        return line;
    }
}
