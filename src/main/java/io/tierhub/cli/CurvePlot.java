package io.tierhub.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Curves over shares: both axes go from 0 to 100 %.
 *
 * @param across what the horizontal axis is, {@code up} what the vertical one is
 * @param marks upright lines with a name
 */
record CurvePlot(String across, String up, List<Curve> curves, List<Mark> marks) implements Sheet.Plot {
    /** One line through points. */
    record Curve(String name, List<double[]> points) {}

    /** A place on the horizontal axis. */
    record Mark(String name, double at) {}

    private static final int LEFT = 60;
    private static final int TOP = 24;
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int COLOURS = 8;

    @Override
    public String svg() {
        Svg svg = new Svg(LEFT + WIDTH + 180, TOP + HEIGHT + 60, up + " / " + across);
        for (int i = 0; i <= 4; i++) {
            double share = i / 4.0;
            svg.line("grid", x(0), y(share), x(1), y(share));
            svg.text(LEFT - 8, y(share) + 4, "end", percent(share));
            svg.text(x(share), TOP + HEIGHT + 18, "middle", percent(share));
        }
        svg.text(x(.5), TOP + HEIGHT + 42, "middle", across);
        svg.text(4, 14, "start", up);
        svg.curve("even", points(List.of(new double[] {0, 0}, new double[] {1, 1})));
        for (Mark mark : marks) {
            svg.line("mark", x(mark.at), y(0), x(mark.at), y(1));
            svg.text(x(mark.at) + 4, y(.04), "start", mark.name);
        }
        for (int i = 0; i < curves.size(); i++) {
            String kind = "line c" + i % COLOURS;
            svg.curve(kind, points(curves.get(i).points));
            if (curves.size() > 1) {
                double y = TOP + 14 + 20.0 * i;
                svg.line(kind, LEFT + WIDTH + 16, y - 4, LEFT + WIDTH + 36, y - 4);
                svg.text(LEFT + WIDTH + 42, y, "start", curves.get(i).name);
            }
        }
        return svg.end();
    }

    private static String points(List<double[]> points) {
        return points.stream()
                .map(each -> String.format(Locale.ROOT, "%.1f,%.1f", x(each[0]), y(each[1])))
                .collect(Collectors.joining(" "));
    }

    private static double x(double share) {
        return LEFT + WIDTH * share;
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - Math.max(0, Math.min(1, share)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
