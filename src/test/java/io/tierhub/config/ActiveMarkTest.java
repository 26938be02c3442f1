package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveMarkTest {
    @TempDir
    Path data;

    @Test
    void eachNewIdentityIsWrittenOnce() throws IOException {
        ActiveMark mark = new ActiveMark(data);
        assertThat(mark.read()).isEmpty();
        mark.write("standard@1");
        mark.write("standard@2");
        assertThat(new ActiveMark(data).read()).contains("standard@2");
        Files.writeString(data.resolve("ruleset"), "touched");
        mark.write("standard@2");
        assertThat(mark.read()).contains("touched");
        mark.write("standard@1");
        assertThat(mark.read()).contains("standard@1");
    }

    @Test
    void aStartMendsWhatTheFileSays() throws IOException {
        Files.writeString(data.resolve("ruleset"), "touched");
        new ActiveMark(data).write("standard@1");
        assertThat(new ActiveMark(data).read()).contains("standard@1");
    }
}
