package io.tierhub.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap that was still in use after a collection. Garbage of the old generation is part of it: an upper bound. */
final class HeapWatch {
    private final AtomicLong peak = new AtomicLong();

    HeapWatch() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((what, nothing) -> heard(what), null, null);
        }
    }

    private void heard(Notification what) {
        if (what.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from((CompositeData) what.getUserData())
                    .getGcInfo()
                    .getMemoryUsageAfterGc();
            long used = after.entrySet().stream()
                    .filter(pool -> pool.getKey().startsWith("G1 ")
                            || pool.getKey().contains("Gen")
                            || pool.getKey().contains("Survivor"))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            peak.accumulateAndGet(used, Math::max);
        }
    }

    /** Bytes, since the last call. */
    long takePeak() {
        return peak.getAndSet(0);
    }

    /** Bytes in use by what is still reachable, after a full collection. */
    static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
