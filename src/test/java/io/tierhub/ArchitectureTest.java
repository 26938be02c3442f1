package io.tierhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The import rule of ARCHITECTURE.md: look left, never right. */
class ArchitectureTest {
    private static final String BASE = "io.tierhub";

    /** Every room, in the order in which data flows. A package that is not here does not belong to the house. */
    private static final List<String> ROOMS = List.of(
            "vocabulary",
            "intake",
            "cleanse",
            "match",
            "master",
            "behaviour",
            "grade",
            "act",
            "publish",
            "store",
            "config",
            "flow",
            "console",
            "cli");

    private static final Set<String> PURE =
            Set.of("vocabulary", "intake", "cleanse", "match", "master", "behaviour", "grade", "act", "publish");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void everyPackageIsARoomOfTheHouse() {
        for (JavaClass type : CLASSES) {
            if (!type.getPackageName().equals(BASE)) {
                assertThat(ROOMS).as(type.getName()).contains(room(type));
            }
        }
    }

    @Test
    void aRoomLooksLeftNeverRight() {
        List<String> broken = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().equals(BASE)) {
                continue;
            }
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith(BASE)) {
                    continue;
                }
                boolean hub = target.getPackageName().equals(BASE);
                boolean allowed =
                        hub ? room(type).equals("cli") : ROOMS.indexOf(room(target)) <= ROOMS.indexOf(room(type));
                if (!allowed) {
                    broken.add(use.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void onlyTheStoreSpeaksSqlAndOnlyTheEdgeSpeaksCamel() {
        List<String> broken = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            String room = type.getPackageName().equals(BASE) ? "Hub" : room(type);
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String target = use.getTargetClass().getPackageName();
                boolean sql = target.startsWith("java.sql")
                        || target.startsWith("javax.sql")
                        || target.startsWith("org.jdbi");
                boolean camel = target.startsWith("org.apache.camel");
                if (sql && !room.equals("store")
                        || camel && !Set.of("flow", "console", "Hub").contains(room)) {
                    broken.add(use.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void pureRoomsTouchNoClockNoChanceNoLogAndNoNetwork() {
        List<String> broken = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().equals(BASE) || !PURE.contains(room(type))) {
                continue;
            }
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                String target = use.getTargetClass().getName();
                if (target.startsWith("org.slf4j")
                        || target.startsWith("java.net.http")
                        || target.equals("java.util.Random")
                        || target.equals("java.util.concurrent.ThreadLocalRandom")
                        || target.equals("java.security.SecureRandom")) {
                    broken.add(use.getDescription());
                }
            }
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> Set.of("currentTimeMillis", "nanoTime", "now", "randomUUID")
                                    .contains(call.getTarget().getName())
                            && call.getTargetOwner().getPackageName().startsWith("java."))
                    .forEach(call -> broken.add(call.getDescription()));
        }
        assertThat(broken).isEmpty();
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring(BASE.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
