package io.tierhub.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one piece of work took: time from the making of this to {@link #seconds}, bytes that it sent to disks. */
final class Watch {
    private static final Path IO = Path.of("/proc/self/io");
    private static final String WRITTEN = "write_bytes: ";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long cpuBefore = SYSTEM.getProcessCpuTime();
    private final long writtenBefore = written();

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds that all threads of this process have had of a processor meanwhile. */
    double cpuSeconds() {
        return (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
    }

    /** Bytes that this process has sent towards disks meanwhile; negative where the system does not tell. */
    long bytesWritten() {
        return writtenBefore < 0 ? -1 : written() - writtenBefore;
    }

    private static long written() {
        if (!Files.isReadable(IO)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(IO)) {
                if (line.startsWith(WRITTEN)) {
                    return Long.parseLong(line.substring(WRITTEN.length()));
                }
            }
        } catch (IOException unreadable) {
            return -1;
        }
        return -1;
    }
}
