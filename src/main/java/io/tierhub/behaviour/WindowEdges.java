package io.tierhub.behaviour;

import java.util.Arrays;
import java.util.List;

/**
 * Until when what many customers did stays as it was folded: of each, by its position, the day of the first event in each window
 * and the day of the first event to come. While no event leaves a window or comes, time alone changes nothing that
 * {@link BehaviourFold} makes without measures. Four bytes a window and four more.
 */
public final class WindowEdges {
    private final int each;
    private int[] days;

    /** @param windows how many the rules ask for */
    public WindowEdges(int windows, int customers) {
        each = windows + 1;
        days = new int[customers * each];
    }

    /** Notes what was folded last. */
    public void put(int at, BehaviourFold fold) {
        room(at);
        fold.edges(days, at * each);
    }

    /** Takes over what is known of a customer elsewhere. */
    public void put(int at, WindowEdges from, int there) {
        room(at);
        System.arraycopy(from.days, there * each, days, at * each, each);
    }

    private void room(int at) {
        if ((at + 1) * each > days.length) {
            days = Arrays.copyOf(days, Math.max((at + 1) * each, days.length + days.length / 2));
        }
    }

    /**
     * Whether something is another on a later day.
     *
     * @param starts the first day of each window then
     */
    public boolean crossed(int at, int asOf, List<Integer> starts) {
        int own = at * each;
        for (int i = 0; i < each - 1; i++) {
            if (starts.get(i) > days[own + i]) {
                return true;
            }
        }
        return asOf >= days[own + each - 1];
    }
}
