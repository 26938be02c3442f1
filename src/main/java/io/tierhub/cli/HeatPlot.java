package io.tierhub.cli;

import java.util.List;

/**
 * Counts of two classes as a grid: the more, the darker.
 *
 * @param down what the rows are, {@code across} what the columns are
 */
record HeatPlot(String down, String across, List<String> rows, List<String> columns, List<List<Long>> counts)
        implements Sheet.Plot {
    private static final int LEFT = 120;
    private static final int TOP = 46;
    private static final int CELL_WIDTH = 92;
    private static final int CELL_HEIGHT = 40;

    @Override
    public String svg() {
        long most = counts.stream()
                .flatMap(List::stream)
                .mapToLong(each -> each)
                .max()
                .orElse(0);
        Svg svg = new Svg(
                LEFT + CELL_WIDTH * columns.size() + 10, TOP + CELL_HEIGHT * rows.size() + 10, down + " x " + across);
        svg.text(LEFT + CELL_WIDTH * columns.size() / 2.0, 16, "middle", across);
        svg.text(4, 16, "start", down);
        for (int j = 0; j < columns.size(); j++) {
            svg.text(LEFT + CELL_WIDTH * (j + .5), TOP - 10, "middle", columns.get(j));
        }
        for (int i = 0; i < rows.size(); i++) {
            double y = TOP + (double) CELL_HEIGHT * i;
            svg.text(LEFT - 10, y + CELL_HEIGHT * .62, "end", rows.get(i));
            for (int j = 0; j < columns.size(); j++) {
                long count = counts.get(i).get(j);
                double x = LEFT + (double) CELL_WIDTH * j;
                svg.rect(
                        "cell",
                        x,
                        y,
                        CELL_WIDTH - 2.0,
                        CELL_HEIGHT - 2.0,
                        .06 + (most == 0 ? 0 : .6 * Math.sqrt((double) count / most)));
                svg.inside(x + CELL_WIDTH / 2.0, y + CELL_HEIGHT * .62, SheetWords.text(count));
            }
        }
        return svg.end();
    }
}
