package io.tierhub.cli;

import io.tierhub.vocabulary.Bilingual;
import java.util.Locale;

/** A page that asks for nothing else: no script, no font, no address. Well-formed as XML, too; all text is escaped. */
final class HtmlPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --text: #1c2530; --soft: #5c6b7a; --line: #d9dfe5; --bar: #2f6fb0; --good: #2e8b57; --page: #ffffff; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e4e9ee; --soft: #9aa7b4; --line: #37424d; --bar: #6aa9e6; --good: #5fbf8b; --page: #14191f; }
            }
            body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: var(--text); background: var(--page); font: 15px/1.5 system-ui, sans-serif; }
            h1, h2 { font-weight: 600; } h2 { margin-top: 2.2rem; }
            p { color: var(--soft); }
            table { border-collapse: collapse; width: 100%%; }
            th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; overflow-wrap: anywhere; }
            th { color: var(--soft); font-weight: 500; }
            th.n { text-align: right; } td.k { white-space: nowrap; } .plot text.in { fill: var(--text); }
            td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            svg { width: 8rem; height: .7rem; display: block; }
            svg.plot { width: 100%%; max-width: 46rem; height: auto; }
            .plot text { fill: var(--soft); font: 12px system-ui, sans-serif; } .plot rect.bar, .plot rect.cell { fill: var(--bar); }
            .plot polyline { fill: none; stroke-width: 2; } .plot .axis, .plot .grid, .plot .even { stroke: var(--line); }
            .plot .even { stroke-dasharray: 4 4; stroke-width: 1; } .plot .mark { stroke: var(--soft); stroke-dasharray: 3 3; }
            .plot .line { stroke-width: 2; } .plot .c0 { stroke: var(--bar); } .plot .c1 { stroke: var(--good); } .plot .c2 { stroke: #c2702a; }
.plot .c6 { stroke: #16a085; } .plot .c7 { stroke: #d4ac0d; }
            .plot .c3 { stroke: #9b59b6; } .plot .c4 { stroke: #b03a4a; } .plot .c5 { stroke: #7f8c8d; }
            svg rect { fill: var(--line); } svg rect.f { fill: var(--bar); } svg rect.v { fill: var(--good); }
            </style>
            </head>
            <body>
            """;

    private final StringBuilder out = new StringBuilder();

    HtmlPage(Bilingual title) {
        out.append(HEAD.formatted(escaped(both(title))));
        heading("h1", title);
    }

    /** The whole of it. */
    String text() {
        return out + "</body>\n</html>\n";
    }

    void beginRow() {
        out.append("<tr>");
    }

    void table() {
        out.append("<table>\n");
    }

    void endTable() {
        out.append("</table>\n");
    }

    /** A row of cells made one by one. */
    void row(String first) {
        out.append("<tr><td>").append(escaped(first)).append("</td>");
    }

    void endRow() {
        out.append("</tr>\n");
    }

    void row(String first, String second, long number) {
        row(first);
        out.append("<td>").append(escaped(second)).append("</td>");
        number(count(number));
        endRow();
    }

    void figure(Bilingual label, String figure) {
        out.append("<tr><th scope=\"row\">").append(both(label)).append("</th>");
        number(figure);
        out.append("</tr>\n");
    }

    void header(Bilingual... labels) {
        out.append("<tr>");
        for (Bilingual label : labels) {
            out.append("<th scope=\"col\">")
                    .append(label.en().isEmpty() ? "" : escaped(both(label)))
                    .append("</th>");
        }
        out.append("</tr>\n");
    }

    void heading(String level, Bilingual words) {
        heading(level, both(words));
    }

    void heading(String level, String text) {
        out.append('<')
                .append(level)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(level)
                .append(">\n");
    }

    void paragraph(String text) {
        out.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /** A picture that this program drew. */
    void picture(String svg) {
        out.append(svg);
    }

    /** Begins a row of cells with what it is about. */
    void label(String text) {
        out.append("<tr><td class=\"k\">").append(escaped(text)).append("</td>");
    }

    /** One cell of a header; beside numbers it stands where they do. */
    void head(Bilingual label, boolean number) {
        out.append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .append(escaped(both(label)))
                .append("</th>");
    }

    void cell(String text, boolean number) {
        if (number) {
            number(text);
        } else {
            out.append("<td>").append(escaped(text)).append("</td>");
        }
    }

    void number(String text) {
        out.append("<td class=\"n\">").append(escaped(text)).append("</td>");
    }

    void bar(String kind, long part, long whole) {
        String width = String.format(Locale.ROOT, "%.1f", whole == 0 ? 0 : 100.0 * part / whole);
        out.append("<td><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
                .append(width)
                .append(" %\"><rect width=\"100\" height=\"8\"/><rect class=\"")
                .append(kind)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"8\"/></svg></td>");
    }

    static String both(Bilingual words) {
        return words.en().equals(words.zh()) ? words.en() : words.en() + " · " + words.zh();
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String of(long part, long whole) {
        return whole == 0 ? count(part) : count(part) + " (" + QualityText.share(part, whole) + ")";
    }

    /** Text as text, whatever stands in it; what XML cannot hold is shown as a question mark. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isText(c) ? c : '?');
            }
        });
        return out.toString();
    }

    private static boolean isText(int c) {
        return c >= ' ' && c != 0x7f && !(c >= 0xd800 && c <= 0xdfff) && (c & 0xfffe) != 0xfffe;
    }
}
