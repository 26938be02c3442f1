package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.flow.Tagging.Tagged;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tags that persons give, beside those of rules. */
@Command(
        name = "tag",
        description =
                "A person's tag on a customer, which no rule takes away. ID is a customer, as in M000123, or one of its"
                        + " source records; NAME a word, as in vip.",
        synopsisSubcommandLabel = "COMMAND")
final class TagCommand {
    @ParentCommand
    private Tierhub tierhub;

    @Command(name = "add", description = "Gives a tag.")
    int add(
            @Parameters(paramLabel = "ID") String customer,
            @Parameters(paramLabel = "NAME") String tag,
            @Mixin ReviewCommand.Person person)
            throws Exception {
        return answer(hub -> hub.stewardship().tagging().add(customer, tag, person.said()), "tagged", "已添加标签");
    }

    @Command(name = "remove", description = "Takes a tag away that a person gave.")
    int remove(
            @Parameters(paramLabel = "ID") String customer,
            @Parameters(paramLabel = "NAME") String tag,
            @Mixin ReviewCommand.Person person)
            throws Exception {
        return answer(
                hub -> hub.stewardship().tagging().remove(customer, tag, person.said()), "no longer tagged", "已移除标签");
    }

    private int answer(Function<Hub, Tagged> decision, String en, String zh) throws Exception {
        try (Session session = tierhub.session()) {
            Hub hub = session.hub();
            if (hub.store().loading()) {
                return ReviewCommand.refusedWhileLoading(session);
            }
            Tagged done = decision.apply(hub);
            session.answer(json(done), List.of(text(done, en, zh)));
        }
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> json(Tagged done) {
        return new JsonMap()
                .put("decision", done.number())
                .put("fresh", done.fresh())
                .text("customer_id", done.customer())
                .put("tag", done.tag())
                .map();
    }

    private static String text(Tagged done, String en, String zh) {
        String about = done.customer() + " " + done.tag();
        return done.fresh()
                ? "Decision " + done.number() + ": " + about + ", " + en + " · " + zh
                : "Decision " + done.number() + " says so already: " + about + " · 已有决定 " + done.number();
    }
}
