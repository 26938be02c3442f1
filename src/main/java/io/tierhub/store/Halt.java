package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/**
 * Ends the process on the spot, as a power cut would, right before or after an {@link Effect}. The system property
 * {@code tierhub.halt} says where: {@code CHUNK_TAKEN:before:2} is the instant before the second chunk's commit. It exists
 * for the crash tests alone; without it nothing is ever compared.
 */
public final class Halt {
    /** The exit code of a process that ended so. */
    public static final int EXIT_CODE = 99;

    private static final boolean ON = System.getProperty("tierhub.halt") != null;
    private static final @Nullable String POINT = ON ? point(System.getProperty("tierhub.halt")) : null;
    private static int left = ON ? times(System.getProperty("tierhub.halt")) : 0;

    private Halt() {}

    /** The effect is prepared in full, but not there yet. */
    public static void before(Effect effect) {
        if (ON) {
            reached(effect + ":before");
        }
    }

    /** The effect is there, and nothing has followed from it yet. */
    public static void after(Effect effect) {
        if (ON) {
            reached(effect + ":after");
        }
    }

    private static synchronized void reached(String point) {
        if (point.equals(POINT) && --left == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static String point(String property) {
        return property.substring(0, property.lastIndexOf(':'));
    }

    private static int times(String property) {
        return Integer.parseInt(property.substring(property.lastIndexOf(':') + 1));
    }
}
