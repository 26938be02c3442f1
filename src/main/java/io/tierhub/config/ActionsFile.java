package io.tierhub.config;

import io.tierhub.act.ActionCheck;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.grade.Fault;
import io.tierhub.grade.Ruleset;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.WebAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/actions.yaml} against the other files: states, systems and addresses that it names. */
record ActionsFile(YamlFile<ActionSettings> file, ReachableAddresses reachable) {
    void check(
            Problems problems, HubSettings hub, Map<String, Ruleset> rulesets, Map<String, SystemConfig> systems) {
        String active = ActiveRuleset.of(hub, rulesets.keySet());
        @Nullable Ruleset ruleset = active == null ? null : rulesets.get(active);
        if (ruleset == null) {
            return;
        }
        List<String> targets = new ArrayList<>(systems.keySet());
        Arrays.stream(SystemConfig.Kind.values()).map(Scalars::written).forEach(targets::add);
        targets.add(ActionTarget.ALL);
        ActionCheck check = new ActionCheck(
                file.settings(),
                new ActionCheck.Known(
                        ruleset.models().lifecycle() != null,
                        ruleset.models().tags().keySet(),
                        targets));
        check.faults().forEach(fault -> file.places().refuse(problems, fault.path(), fault.message()));
        for (Fault each : check.warnings()) {
            problems.warn(file.places().of(each.path()), each.path(), each.message());
        }
        channels(problems);
    }

    private void channels(Problems problems) {
        file.settings().channels().forEach((name, channel) -> {
            @Nullable InetAddress literal =
                    channel.url() == null ? null : WebAddress.of(channel.url().reveal()).literal();
            @Nullable String kind = literal == null ? null : reachable.refusal(literal);
            if (kind != null) {
                file.places().refuse(problems, "channels." + name + ".url", AddressCheck.refusal(kind));
            }
        });
    }
}
