package io.tierhub.publish;

/** How many customers one grading may move to another tier before a person looks at what targets would hear of it. */
public final class MoveLimit {
    /** Of fewer graded customers a share says nothing. */
    public static final int FEWEST = 100;

    /** The percentage that no run exceeds. */
    public static final int NEVER = 100;

    private MoveLimit() {}

    /**
     * Whether so many moves are too many.
     *
     * @param moved customers that had a tier and have another
     * @param graded customers that had a tier before
     */
    public static boolean exceeded(long moved, long graded, int percent) {
        return graded >= FEWEST && percent < NEVER && moved * 100 > graded * percent;
    }
}
