package io.tierhub.flow;

import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second, while the hub runs, whether anything is to be done for customers. */
public final class ActionSchedule extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ActionSchedule.class);

    private final TellActions actions;
    private final Runnable afterwards;
    private final LastProblem lastProblem = new LastProblem();

    /** @param afterwards told when targets are to hear something, to deliver at once */
    public ActionSchedule(TellActions actions, Runnable afterwards) {
        this.actions = actions;
        this.afterwards = afterwards;
    }

    @Override
    public void configure() {
        from("timer:act?period=1000&delay=1000&includeMetadata=false")
                .routeId("act")
                .process(exchange -> look());
    }

    private void look() {
        try {
            if (actions.tell() > 0) {
                afterwards.run();
            }
            lastProblem.over();
        } catch (Stopping.StoppedException stopped) {
            LOG.info("Actions: {}", stopped.getMessage());
        } catch (RuntimeException failed) {
            if (lastProblem.isNew(failed)) {
                LOG.error(
                        "Actions failed: {}; nothing of the batch was written, the next look tries again",
                        failed.toString());
            }
        }
    }
}
