package io.tierhub.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar with a JDBC driver that this process has nowhere else: one that knows jdbc:small: and refuses every user. */
final class DriverJar {
    private static final String SOURCE = """
            package small;

            import java.sql.*;
            import java.util.Properties;

            public class SmallDriver implements Driver {
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:small:"); }
                public Connection connect(String url, Properties options) throws SQLException {
                    throw new SQLException("never", "28000");
                }
                public DriverPropertyInfo[] getPropertyInfo(String url, Properties options) { return new DriverPropertyInfo[0]; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    private DriverJar() {}

    static void write(Path jar) throws IOException {
        Path work = Files.createTempDirectory(jar.toAbsolutePath().getParent().getParent(), "driver");
        Path source =
                Files.writeString(Files.createDirectories(work.resolve("small")).resolve("SmallDriver.java"), SOURCE);
        int wrong = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", work.toString(), source.toString());
        if (wrong != 0) {
            throw new IllegalStateException("the driver did not compile");
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of("small/SmallDriver.class")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(Files.readAllBytes(work.resolve(name)));
            }
            out.putNextEntry(new ZipEntry("META-INF/services/java.sql.Driver"));
            out.write("small.SmallDriver".getBytes(StandardCharsets.UTF_8));
        }
    }
}
