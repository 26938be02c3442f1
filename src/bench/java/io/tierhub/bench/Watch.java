package io.tierhub.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What one piece of work took: time from the making of this to {@link #seconds}. */
final class Watch {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long cpuBefore = SYSTEM.getProcessCpuTime();

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds that all threads of this process have had of a processor meanwhile. */
    double cpuSeconds() {
        return (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
    }
}
