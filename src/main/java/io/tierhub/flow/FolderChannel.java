package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.FileTargetSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.publish.template.PushValues;
import io.tierhub.publish.template.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A target that reads files: all that is due becomes one, then nothing until the next is due. */
public final class FolderChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(FolderChannel.class);

    private final Target target;
    private final FileTargetSettings settings;
    private final Path folder;

    /** @param folder where the files go; made if absent */
    public FolderChannel(Target target, FileTargetSettings settings, Path folder) {
        this.target = target;
        this.settings = settings;
        this.folder = folder;
    }

    @Override
    public int most() {
        return FileTargetSettings.ROWS;
    }

    @Override
    public List<List<DueEvent>> groups(List<DueEvent> due) {
        return List.of(due);
    }

    @Override
    public Handed hand(List<DueEvent> group) {
        List<Answer> answers = new ArrayList<>(group.size());
        List<DueEvent> told = new ArrayList<>(group.size());
        for (DueEvent each : group) {
            boolean tells = tells(each);
            answers.add(tells ? Answer.done() : Answer.notThere(0));
            if (tells) {
                told.add(each);
            }
        }
        if (told.isEmpty()) {
            return Handed.unasked(answers);
        }
        try (WholeFile file = WholeFile.begin(folder, name(told), settings.format())) {
            file.header(List.copyOf(settings.columns().keySet()));
            for (DueEvent each : told) {
                file.row(cells(each));
            }
            file.publish();
        } catch (IOException failed) {
            LOG.debug("The file of {} cannot be written", target.system(), failed);
            return Handed.all(
                    group,
                    Answer.none("the file cannot be written: "
                            + failed.getClass().getSimpleName() + "; look at the folder, its rights and its disk"));
        }
        boolean full = group.size() == FileTargetSettings.ROWS;
        return Handed.taken(answers, full ? 0 : settings.every().toMillis());
    }

    @Override
    public List<Preview> preview(List<DueEvent> due) {
        return due.stream()
                .filter(FolderChannel::tells)
                .map(each -> new Preview(
                        target.system(),
                        each.row().id(),
                        String.join(
                                ",",
                                cells(each).stream()
                                        .map(cell -> cell == null ? "" : cell)
                                        .toList())))
                .toList();
    }

    /** The number of the last event in it: it grows from file to file, and is the same when a file is written again. */
    private String name(List<DueEvent> told) {
        long last = told.stream().mapToLong(each -> each.row().number()).max().orElseThrow();
        return "tiers-" + target.system() + "-" + String.format("%012d", last);
    }

    private List<@Nullable String> cells(DueEvent due) {
        PushValues values = due.values(target);
        List<@Nullable String> cells = new ArrayList<>();
        settings.columns().values().forEach(column -> cells.add(column.fill(values, Where.TEXT)));
        return cells;
    }

    private static boolean tells(DueEvent due) {
        return due.row().type().equals(TierChange.TYPE);
    }
}
