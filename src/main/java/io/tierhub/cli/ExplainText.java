package io.tierhub.cli;

import io.tierhub.flow.CustomerExplanation;
import io.tierhub.flow.CustomerExplanation.Decided;
import io.tierhub.flow.CustomerExplanation.Evidence;
import io.tierhub.flow.CustomerExplanation.Golden;
import io.tierhub.flow.CustomerExplanation.Happened;
import io.tierhub.flow.CustomerExplanation.Link;
import io.tierhub.flow.CustomerExplanation.Source;
import io.tierhub.flow.CustomerExplanation.Stated;
import io.tierhub.intake.Position;
import io.tierhub.master.Standing;
import io.tierhub.vocabulary.Bilingual;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One customer explained, for people: who it is and why. What was made of it is {@link GradeText}'s. */
final class ExplainText {
    private final CustomerExplanation found;
    private final List<String> lines = new ArrayList<>();

    private ExplainText(CustomerExplanation found) {
        this.found = found;
    }

    static List<String> lines(CustomerExplanation found) {
        ExplainText text = new ExplainText(found);
        text.who();
        text.golden();
        text.sources();
        text.evidence();
        text.happened();
        text.contacts();
        text.lines.addAll(GradeText.lines(found));
        return text.lines;
    }

    private void who() {
        if (!found.asked().equals(found.id())) {
            lines.add(found.asked() + " was merged into " + found.id() + " · " + found.asked() + " 已并入 " + found.id());
        }
        lines.add(found.id() + "  " + found.name() + "  (" + found.type().name().toLowerCase(Locale.ROOT) + ")");
        if (found.standing() != Standing.GRADED) {
            lines.add("  " + PairText.both(standing(found.standing())));
        }
    }

    private static Bilingual standing(Standing standing) {
        return switch (standing) {
            case GRADED -> new Bilingual("参与分级", "graded");
            case CONTACT ->
                new Bilingual("联系人，其行为计入所属企业", "a contact: not graded itself, what it does counts for its account");
            case EXCLUDED ->
                new Bilingual("不参与分级：已删除、被排除或拒绝自动分级", "not graded: deleted in every system, or taken out of grading");
        };
    }

    private void golden() {
        heading("Golden record", "主记录");
        int width = found.golden().stream()
                .mapToInt(each -> TextWidth.of(each.field()))
                .max()
                .orElse(0);
        for (Golden golden : found.golden()) {
            String label = golden.field();
            for (Stated kept : golden.kept()) {
                lines.add("  " + TextWidth.pad(label, width) + "  " + line(kept.value()) + "  (" + origin(kept) + ")");
                label = "";
            }
            for (Stated lost : golden.lost()) {
                lines.add(
                        "  " + TextWidth.pad(label, width) + "  not " + line(lost.value()) + "  (" + lost.from() + ")");
                label = "";
            }
        }
    }

    private static String origin(Stated kept) {
        Decided pinned = kept.pinned();
        return (kept.from() == null ? "all records" : kept.from().toString()) + ", "
                + kept.rule().configName()
                + (pinned == null
                        ? ""
                        : " by " + line(pinned.by()) + " " + time(pinned.at()) + ", decision " + pinned.number()
                                + (pinned.note() == null ? "" : ": " + line(pinned.note())));
    }

    private void sources() {
        heading("Source records", "来源记录");
        for (Source source : found.sources()) {
            lines.add("  " + source.key() + "  " + Position.words(source.file(), source.line())
                    + (source.changed() == null ? "" : "  changed " + time(source.changed()))
                    + (source.deleted() ? "  deleted" : "")
                    + (source.bare() ? "  known from its facts alone" : "")
                    + (source.warnings().isEmpty() ? "" : "  warnings: " + String.join(", ", source.warnings())));
            if (source.account() != null) {
                lines.add("    belongs to " + link(source.account()));
            }
        }
    }

    private void evidence() {
        if (found.sources().size() < 2) {
            return;
        }
        heading("Why they are one customer", "归并依据");
        for (Evidence each : found.evidence()) {
            lines.add("  " + each.record() + " with " + each.partner());
            lines.addAll(PairText.waterfall(each.pair(), "  "));
        }
        if (found.evidence().size() < found.sources().size()) {
            lines.add("  of the first " + found.evidence().size() + " records; name two to compare any others");
        }
    }

    private void happened() {
        if (found.happened().isEmpty()) {
            return;
        }
        heading("How it came together", "归并经过");
        for (Happened each : found.happened()) {
            lines.add("  " + time(each.at()) + "  " + PairText.both(EventWords.what(each)) + "  ("
                    + PairText.both(EventWords.why(each)) + ")");
            EventWords.details(each).ifPresent(details -> lines.add("    " + line(details)));
        }
    }

    private void contacts() {
        if (found.contactCount() == 0) {
            return;
        }
        heading("Contacts", "联系人");
        found.contacts().forEach(contact -> lines.add("  " + link(contact)));
        int more = found.contactCount() - found.contacts().size();
        if (more > 0) {
            lines.add("  and " + more + " more");
        }
    }

    private static String link(Link link) {
        return link.customer() + "  " + link.name() + "  (" + link.key() + ")";
    }

    private void heading(String en, String zh) {
        lines.add("");
        lines.add(en + " · " + zh);
    }

    static String time(@Nullable OffsetDateTime time) {
        return time == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    /** Whatever a system wrote stays on its line. */
    private static String line(String value) {
        return TextWidth.fit(value, Integer.MAX_VALUE);
    }
}
