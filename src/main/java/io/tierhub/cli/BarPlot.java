package io.tierhub.cli;

import java.util.List;

/**
 * Upright bars.
 *
 * @param label what the picture shows, for those who cannot see it
 * @param names under the bars
 * @param values their heights, 0 or more
 * @param shown above the bars
 */
record BarPlot(String label, List<String> names, List<Double> values, List<String> shown) implements Sheet.Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int TOP = 24;
    private static final int BASE = 190;

    @Override
    public String svg() {
        double most = values.stream().mapToDouble(each -> each).max().orElse(0);
        double step = (double) WIDTH / Math.max(1, names.size());
        Svg svg = new Svg(WIDTH, HEIGHT, label);
        for (int i = 0; i < names.size(); i++) {
            double height = most == 0 ? 0 : (BASE - TOP) * values.get(i) / most;
            double x = i * step + step * .12;
            svg.rect("bar", x, BASE - height, step * .76, height, 1);
            svg.text(x + step * .38, BASE - height - 6, "middle", shown.get(i));
            svg.text(x + step * .38, BASE + 18, "middle", names.get(i));
        }
        return svg.line("axis", 0, BASE, WIDTH, BASE).end();
    }
}
