package io.tierhub.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the socket of a home is: {@code data/socket}, or, where that path is too long for a socket, a file in a short
 * folder of its own, which {@code data/socket.path} names.
 */
final class SocketPath {
    /** Systems take 104 to 108 bytes. */
    static final int MAX_BYTES = 100;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SocketPath() {}

    /** The path that a daemon of this home listens at. */
    static Path create(Path data) throws IOException {
        Path pointer = pointer(data);
        Path plain = data.resolve("socket");
        if (fits(plain)) {
            Files.deleteIfExists(pointer);
            return plain;
        }
        Path folder = Files.createTempDirectory("tierhub", OWNER_ONLY);
        Path path = folder.resolve("socket");
        if (!fits(path)) {
            Files.delete(folder);
            throw new IOException("a socket path has at most " + MAX_BYTES + " bytes, and both " + plain + " and " + path
                    + " are longer; start with -Djava.io.tmpdir=/tmp or move the home to a shorter path");
        }
        Path draft = pointer.resolveSibling("socket.path.new");
        Files.writeString(draft, path.toString(), StandardCharsets.UTF_8);
        Files.move(draft, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return path;
    }

    /** The path at which a daemon of this home would listen. */
    static Path find(Path data) throws IOException {
        try {
            return Path.of(Files.readString(pointer(data), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return data.resolve("socket");
        }
    }

    /** Forgets it all. */
    static void remove(Path data, Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (Files.deleteIfExists(pointer(data))) {
            Files.deleteIfExists(socket.getParent());
        }
    }

    static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    private static Path pointer(Path data) {
        return data.resolve("socket.path");
    }
}
