package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonalDataTest extends StoreFixture {
    @Test
    void everyColumnIsOnExactlyOneList() throws Exception {
        Set<String> columns = new HashSet<>();
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE UPPER(table_schema) = 'PUBLIC' AND table_name <> 'flyway_schema_history'")) {
            while (answer.next()) {
                columns.add((answer.getString(1) + "." + answer.getString(2)).toLowerCase(Locale.ROOT));
            }
        }
        Set<String> listed = new HashSet<>(PersonalData.ERASED);
        listed.addAll(PersonalData.NOT_PERSONAL);
        assertThat(listed).isEqualTo(columns);
        assertThat(PersonalData.ERASED).doesNotContainAnyElementsOf(PersonalData.NOT_PERSONAL);
    }
}
