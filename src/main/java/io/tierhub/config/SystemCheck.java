package io.tierhub.config;

import java.util.List;

/**
 * Checks what one system file means, beyond what each of its keys says. Rooms to the right of this one add checks of their
 * own, of routes for instance, by handing them to {@link ConfigLoader}.
 */
public interface SystemCheck {
    /** Notes what is wrong with the file. */
    void check(SystemFile file, Problems problems);

    /** The checks that hold for every system. */
    List<SystemCheck> ALL = List.of(
            new NameCheck(), new MappingCheck(), new GlobCheck(), new InboundCheck(), new PullCheck(), new PushCheck());
}
