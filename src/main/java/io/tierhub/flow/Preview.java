package io.tierhub.flow;

/**
 * One hand-over as it would be made.
 *
 * @param ids the events in it, with commas between
 */
public record Preview(String system, String ids, String text) {
    /** Not the text: it holds customers. */
    @Override
    public String toString() {
        return "Preview[" + system + ", " + ids + "]";
    }
}
