package io.tierhub.store;

/** A table over which changed rows stand aside, until they are brought into it in bulk. */
public interface Foldable {
    /** Whether so many rows are put aside that they should be folded. */
    boolean outgrown();

    /**
     * Folds the next numbers, from the least on of which a row is put aside.
     *
     * @param from the least number of interest
     * @return the least number of interest to the next call; -1 if there was nothing left to fold
     */
    long fold(long from);
}
