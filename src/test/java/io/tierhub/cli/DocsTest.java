package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the documents name exists: commands, options, linked files. And they name no machine that they were made on. */
class DocsTest {
    private static final List<String> WITH_COMMANDS =
            List.of("README.md", "README.zh-CN.md", "docs/guide.md", "docs/guide.zh-CN.md");

    /** A command to its end: the line, a comment, a closing backtick, or what the shell does with it. */
    private static final Pattern COMMAND = Pattern.compile("bin/tierhub((?: +[^\\s#`|>;&)]+)*)");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** Put together from halves, so that this file does not name them itself. */
    private static final List<String> OF_A_MACHINE =
            List.of("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "repo.ma" + "ven", "repo1.ma" + "ven", "/tm" + "p/wt");

    @Test
    void everyCommandInTheDocumentsIsOneWithItsOptions() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (String document : WITH_COMMANDS) {
            Matcher found = COMMAND.matcher(Files.readString(Path.of(document)));
            while (found.find()) {
                commands++;
                String words = found.group(1).strip();
                try {
                    command().parseArgs(words.isEmpty() ? new String[0] : words.split(" +", -1));
                } catch (ParameterException unknown) {
                    wrong.add(document + ": bin/tierhub " + words + ": " + unknown.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).isGreaterThan(50);
    }

    @Test
    void everyCommandOfTheProgramIsInTheGuides() throws IOException {
        for (String document : List.of("docs/guide.md", "docs/guide.zh-CN.md")) {
            String text = Files.readString(Path.of(document));
            for (String name : command().getSubcommands().keySet()) {
                assertThat(text).as(document).contains("bin/tierhub " + name);
            }
        }
    }

    @Test
    void everyRelativeLinkPointsAtAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : repository()) {
            if (!document.toString().endsWith(".md")) {
                continue;
            }
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*", "");
                boolean elsewhere = target.isEmpty() || target.contains("://") || target.startsWith("mailto:");
                if (!elsewhere && !Files.exists(document.resolveSibling(target))) {
                    broken.add(document + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noFileNamesTheMachineThatItWasMadeOn() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path file : repository()) {
            // Byte for byte: files in other charsets are read too, and none of the words leaves ASCII.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String word : OF_A_MACHINE) {
                if (text.contains(word)) {
                    named.add(file + ": " + word);
                }
            }
        }
        assertThat(named).isEmpty();
    }

    private static CommandLine command() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new CommandLine(new Tierhub(new Surroundings(nowhere, nowhere, Path.of(""), false, null, List.of())))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** The files under version control that are there. */
    private static List<Path> repository() throws IOException {
        Process git;
        try {
            git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").start();
        } catch (IOException missing) {
            return Assumptions.abort("git is not installed, so the files of the repository are not known");
        }
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeFalse(names.isEmpty(), "this is no checkout, so the files of the repository are not known");
        List<Path> files = new ArrayList<>();
        for (String name : names.split("\0", -1)) {
            if (!name.isEmpty() && Files.isRegularFile(Path.of(name))) {
                files.add(Path.of(name));
            }
        }
        return files;
    }
}
