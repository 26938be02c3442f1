package io.tierhub.flow;

import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second, while the hub runs, whether anything is to be done for customers. */
public final class ActionSchedule extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ActionSchedule.class);

    private final TellActions actions;
    private final SendNotices notices;
    private final Runnable afterwards;
    private final LastProblem lastProblem = new LastProblem();
    private final LastProblem lastNoticeProblem = new LastProblem();

    /** @param afterwards told when targets are to hear something, to deliver at once */
    public ActionSchedule(TellActions actions, SendNotices notices, Runnable afterwards) {
        this.actions = actions;
        this.notices = notices;
        this.afterwards = afterwards;
    }

    @Override
    public void configure() {
        from("timer:act?period=1000&delay=1000&includeMetadata=false")
                .routeId("act")
                .process(exchange -> look());
        // A thread of its own: a channel that does not answer holds up no task.
        from("timer:notice?period=1000&delay=1000&includeMetadata=false")
                .routeId("notice")
                .process(exchange -> sendNotices());
    }

    private void sendNotices() {
        try {
            notices.send();
            lastNoticeProblem.over();
        } catch (Stopping.StoppedException stopped) {
            LOG.info("Notices: {}", stopped.getMessage());
        } catch (RuntimeException failed) {
            if (lastNoticeProblem.isNew(failed)) {
                LOG.error("Notices failed: {}; the next look tries again", failed.toString());
            }
        }
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
