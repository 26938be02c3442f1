package io.tierhub.cli;

import io.tierhub.vocabulary.Bilingual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report is written besides the answer, and the answer itself. */
final class ReportFiles {
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV");

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes one self-contained page into that file, besides the answer.")
    private @Nullable String html;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Writes all tables into that file, a line a cell: table, row, column, value.")
    private @Nullable String csv;

    /**
     * Answers with all tables.
     *
     * @param head what stands above them in JSON
     * @param said what stands above them for people
     */
    void answer(Session session, Bilingual title, JsonMap head, List<String> said, List<Sheet> sheets)
            throws IOException {
        List<String> lines = new ArrayList<>(said);
        lines.addAll(SheetWords.lines(sheets));
        write(session, title, said, sheets, lines);
        session.answer(SheetWords.json(head, sheets).map(), lines);
    }

    /** Writes the files that were asked for, and says so at the end of the lines. */
    void write(Session session, Bilingual title, List<String> said, List<Sheet> sheets, List<String> lines)
            throws IOException {
        if (html != null) {
            List<String> above = new ArrayList<>(said);
            above.add(MADE.format(ZonedDateTime.ofInstant(
                    session.hub().clock().now(), session.hub().clock().zone())));
            write(session.file(html), SheetPage.of(title, above, sheets), lines);
        }
        if (csv != null) {
            write(session.file(csv), SheetWords.csv(sheets), lines);
        }
    }

    private static void write(Path file, String content, List<String> lines) throws IOException {
        Files.writeString(file, content, StandardCharsets.UTF_8);
        lines.add("");
        lines.add("Wrote " + file);
    }
}
