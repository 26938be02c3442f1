package io.tierhub.config;

import static io.tierhub.config.Bad.bad;

import java.util.List;
import java.util.stream.Stream;

/** Actions that cannot be, or that name what is not there. */
final class BadActions {
    private BadActions() {}

    static Stream<Bad> all() {
        return Stream.of(actions()).flatMap(List::stream);
    }

    /** Actions that cannot be, or that name what is not there. */
    private static List<Bad> actions() {
        String tier = "    on: {enter: {tier: A}}\n";
        return List.of(
                bad("actions.yaml", "action: []§", "action: unknown key; did you mean actions?"),
                action(tier + "    onse: []§", "onse: unknown key; did you mean once?"),
                action(
                        "    on: {enter: {tier: AA}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.tier = \"AA\": there is no tier AA"),
                action(
                        "    on: {enter: {stage: NWE}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.stage = \"NWE\": there is no stage NWE; did you mean NEW?"),
                action(
                        "    on: {enter: {tag: risky}}§\n    ensure: {erp: {c: x}}",
                        "on.enter.tag = \"risky\": the ruleset that grades sets no tag risky"),
                action("    on: {}§\n    ensure: {erp: {c: x}}", "on: on takes exactly one of enter"),
                bad("actions.yaml", "actions:\n  - id: vip§\n" + tier, "actions[0]: vip does nothing"),
                action(tier + "    once:\n      - {task: call, due: P2D}§", "once[0]: the task call has no owner"),
                action(tier + "    once:\n      - {task: call, owner: x}§", "once[0]: the task call has no due time"),
                action(
                        tier + "    once:\n      - {task: call, send: x}§",
                        "once[0].task = \"call\": a step is exactly one of"),
                action(
                        tier + "    once:\n      - {send: hello, due: P1D}§",
                        "once[0]: owner, due and escalate go with a task"),
                action(
                        tier + "    once:\n      - {task: call, owner: x, due: 24}§",
                        "once[0].due = \"24\": a span is written as ISO 8601 does"),
                action(
                        tier + "    once:\n      - {notice: sales, text: hi}§",
                        "once[0].notice = \"sales\": there is no channel sales"),
                action(
                        tier + "    once:\n      - {send: x, to: marketting}§",
                        "once[0].to = \"marketting\": there is no system or kind of system marketting; did you mean marketing?"),
                action(tier + "    ensure:\n      tickting: {sla: gold}§", "ensure.tickting: there is no system"),
                action(
                        tier + "    ensure:\n      erp: {owner: \"${phone}\"}§",
                        "ensure.erp.owner = \"${phone}\": ${phone} is personal data"),
                action(
                        tier + "    ensure:\n      erp: {class: \"${teir}\"}§",
                        "ensure.erp.class = \"${teir}\": nothing is filled in for ${teir}; did you mean tier?"),
                action(
                        tier + "    ensure:\n      erp:\n        tag.add: [x]§",
                        "ensure.erp.tag.add: tags are set by tags.add"),
                bad("actions.yaml", "sla: {AA: PT4H}§", "sla.AA = \"PT4H\": there is no tier AA; did you mean A?"),
                action(
                        tier + "    ensure:\n      erp: {c: x, approval: maybe}§",
                        "ensure.erp.approval = \"maybe\": is required, or not there; change maybe"),
                action(
                        tier + "    ensure: {erp: {c: x}}\n    leave:\n      erp: {c: y, approval: required}§",
                        "leave.erp.approval = \"required\": approval goes with ensure of the action"),
                action(
                        tier + "    ensure: {erp: {c: x}}\n    cooldown: P0D§",
                        "cooldown = \"P0D\": a span is longer than nothing"),
                action(
                        tier + "    enrol:\n      sequence: s\n      steps: [{day: 3, send: a}, {day: 1, send: b}]§",
                        "enrol.steps: each has a day"),
                action(tier + "    ensure: {erp: {c: x}}\n  - id: vip§\n" + tier + "    ensure: {erp: {c: x}}", null),
                bad(
                        "actions.yaml",
                        "texts:\n  hi: {zh: 你好, en: \"Dear ${name}\"}§",
                        "texts.hi.en = \"Dear ${name}\": ${name} is personal data"),
                bad(
                        "actions.yaml",
                        "timing: {quiet_hours: 21-9}§",
                        "timing.quiet_hours = \"21-9\": quiet hours go from"),
                bad(
                        "actions.yaml",
                        "timing: {holidays: [2026-10-07/2026-10-01]}§",
                        "timing.holidays[0] = \"2026-10-07/2026-10-01\": the last day"),
                bad("actions.yaml", "cap: {days: 0}§", "cap.days"),
                bad("actions.yaml", "control_group: 100§", "control_group = \"100\": control_group is percent"),
                bad("actions.yaml", "channels:\n  c: {kind: slack}§", "channels.c: a robot has a url"),
                bad(
                        "actions.yaml",
                        "channels:\n  c:\n    kind: slack\n    url: http://127.0.0.1/x§",
                        "channels.c.url = \"***\": the host is"));
    }

    private static Bad action(String lines, String says) {
        String at = "actions[0].";
        return bad(
                "actions.yaml",
                "actions:\n  - id: vip\n" + lines,
                says == null ? "actions[1].id = \"vip\": there is an action vip above" : at + says);
    }
}
