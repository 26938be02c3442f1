package io.tierhub.cli;

import java.util.Locale;

/** Writes one picture that scales with the page and takes its colours from it. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String label) {
        add(
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                width, height, HtmlPage.escaped(label));
    }

    Svg rect(String kind, double x, double y, double width, double height, double opacity) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill-opacity=\"%.3f\"/>%n",
                kind, x, y, width, height, opacity);
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", kind, x1, y1, x2, y2);
    }

    Svg curve(String kind, String points) {
        return add("<polyline class=\"%s\" points=\"%s\"/>%n", kind, points);
    }

    /** @param anchor start, middle or end */
    Svg text(double x, double y, String anchor, String text) {
        return add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, HtmlPage.escaped(text));
    }

    /** A text in the middle of a filled cell. */
    Svg inside(double x, double y, String text) {
        return add(
                "<text class=\"in\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
                x, y, HtmlPage.escaped(text));
    }

    String end() {
        return out + "</svg>\n";
    }

    private Svg add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
        return this;
    }
}
