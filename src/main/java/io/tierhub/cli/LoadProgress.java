package io.tierhub.cli;

import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on the error stream, on terminals only. How many rows a file has is not known before its end. */
final class LoadProgress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private LoadProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static LoadProgress of(Surroundings surroundings, Path file) {
        if (!surroundings.terminal()) {
            return new LoadProgress(null);
        }
        return new LoadProgress(new ProgressBarBuilder()
                .setTaskName(String.valueOf(file.getFileName()))
                .setInitialMax(-1)
                .setUnit(" rows", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(surroundings.err()))
                .build());
    }

    void rows(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
