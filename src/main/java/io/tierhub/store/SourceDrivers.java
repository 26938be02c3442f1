package io.tierhub.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The JDBC drivers that the hub ships, and those whose jars lie in some folders. */
public final class SourceDrivers {
    private final List<Path> folders;
    private @Nullable ClassLoader loader;

    /** @param folders such as {@code lib/} of a home; those that do not exist are passed over */
    public SourceDrivers(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    Connection connect(JdbcSettings settings, Properties options) throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, loader())) {
            if (driver.acceptsURL(settings.url())) {
                Connection connection = driver.connect(settings.url(), options);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw SourceDown.noDriver(settings.url());
    }

    private synchronized ClassLoader loader() {
        ClassLoader made = loader;
        if (made == null) {
            made = new URLClassLoader(jars().toArray(URL[]::new), SourceDrivers.class.getClassLoader());
            loader = made;
        }
        return made;
    }

    private List<URL> jars() {
        List<URL> jars = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                    for (Path jar : files) {
                        jars.add(url(jar));
                    }
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
        return jars;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toAbsolutePath().toUri().toURL();
    }
}
