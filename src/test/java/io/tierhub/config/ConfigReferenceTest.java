package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
    private static final Path DOCS = Path.of("docs", "configuration.md");
    private static final String REWRITE = "mvn -q test -Dtest=ConfigReferenceTest -Dtierhub.golden=write";

    @Test
    void theReferenceSaysWhatTheRecordsSay() throws IOException {
        if ("write".equals(System.getProperty("tierhub.golden"))) {
            Files.createDirectories(DOCS.getParent());
            Files.writeString(DOCS, ConfigReference.markdown());
        }
        assertThat(DOCS)
                .as("docs/configuration.md is out of date; rewrite it with: " + REWRITE)
                .hasContent(ConfigReference.markdown());
    }
}
