package io.tierhub.grade;

import static io.tierhub.grade.Customers.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final List<GradeInput> ALL =
            List.of(customer(3, 10, 2, 500, 400), customer(5, 20, 1, 100, 100), Customers.prospect(9));

    @Test
    void customersPutInAnyOrderAreThoseAddedInTheirs() {
        Population added = Customers.population(ALL);
        Population put = new Population(new long[] {3, 5, 9});
        put.set(2, ALL.get(2));
        put.set(0, ALL.get(0));
        put.set(1, ALL.get(1));
        assertThat(put.size()).isEqualTo(added.size());
        for (int i = 0; i < added.size(); i++) {
            assertThat(put.get(i)).isEqualTo(added.get(i)).isEqualTo(ALL.get(i));
        }
    }

    @Test
    void aCustomerAtThePlaceOfAnotherIsRefused() {
        Population population = new Population(new long[] {3, 5});
        assertThatThrownBy(() -> population.set(0, ALL.get(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 0 is that of customer 3");
    }
}
