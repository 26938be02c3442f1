package io.tierhub.grade;

/** Whether a customer can be lost at the first purchase (MBG) or only at a repeat one (BG). */
public enum PurchaseKind {
    BG_NBD,
    MBG_NBD;

    /** Draws of being lost beyond the repeat purchases. */
    int more() {
        return this == MBG_NBD ? 1 : 0;
    }
}
