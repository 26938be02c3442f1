package io.tierhub.grade;

import io.tierhub.behaviour.Purchases;
import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.vocabulary.CustomerId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All customers of a run, as columns: 61 bytes each, and some 100 more where the ruleset asks for variables. Customers are added in ascending order of their id, so that results
 * come in that order.
 */
public final class Population {
    private long[] customer = new long[1024];
    private int[] firstDay = new int[1024];
    private int[] lastDay = new int[1024];
    private int[] orders = new int[1024];
    private int[] frequency = new int[1024];
    private long[] money = new long[1024];
    private long[] value = new long[1024];
    private byte[] flags = new byte[1024];
    private @Nullable Facts[] facts = new @Nullable Facts[0];
    private int[] days = new int[1024];
    private long[] cents = new long[1024];
    private long[] laterCents = new long[1024];
    private int size;

    public Population() {}

    /**
     * One of customers of whom the rest is {@link #set} later.
     *
     * @param customers in ascending order, each once
     */
    public Population(long[] customers) {
        grow(Math.max(customers.length, 1));
        System.arraycopy(customers, 0, customer, 0, customers.length);
        size = customers.length;
    }

    public int size() {
        return size;
    }

    public void add(GradeInput input) {
        long id = input.customer().number();
        if (size > 0 && id <= customer[size - 1]) {
            throw new IllegalArgumentException(
                    "customers come in ascending order, each once; " + input.customer() + " does not");
        }
        if (size == customer.length) {
            grow(size + (size >> 1));
        }
        customer[size] = id;
        set(size++, input);
    }

    /** Puts a customer at its position. */
    public void set(int i, GradeInput input) {
        if (input.customer().number() != customer[i]) {
            throw new IllegalArgumentException(
                    "position " + i + " is that of customer " + customer[i] + ", not of " + input.customer());
        }
        firstDay[i] = input.firstDay();
        lastDay[i] = input.lastDay();
        orders[i] = input.orders();
        frequency[i] = input.frequency();
        money[i] = input.moneyCents();
        value[i] = input.valueCents();
        if (input.facts() != Facts.NONE) {
            facts = facts.length < customer.length ? Arrays.copyOf(facts, customer.length) : facts;
            facts[i] = input.facts();
        }
        days[i] = input.lifetime().days();
        cents[i] = input.lifetime().cents();
        laterCents[i] = input.lifetime().laterCents();
        flags[i] = (byte) input.flags();
    }

    public GradeInput get(int i) {
        return new GradeInput(
                new CustomerId(customer[i]),
                firstDay[i],
                lastDay[i],
                orders[i],
                frequency[i],
                money[i],
                value[i],
                flags[i],
                new Lifetime(days[i], cents[i], laterCents[i]),
                facts(i));
    }

    /** The numbers of all, in ascending order. */
    public long[] customers() {
        return Arrays.copyOf(customer, size);
    }

    /** The number of the customer at a position. */
    public long customer(int i) {
        return customer[i];
    }

    /** The position of a customer by its number; negative if it is none of them. */
    public int indexOf(long number) {
        return Arrays.binarySearch(customer, 0, size, number);
    }

    private Facts facts(int i) {
        Facts known = i < facts.length ? facts[i] : null;
        return known == null ? Facts.NONE : known;
    }

    boolean ranked(int i) {
        return lastDay[i] != Purchases.NEVER && gradable(i);
    }

    boolean gradable(int i) {
        return (flags[i] & GradeInput.NOT_GRADED) == 0;
    }

    int lastDay(int i) {
        return lastDay[i];
    }

    int frequency(int i) {
        return frequency[i];
    }

    long money(int i) {
        return money[i];
    }

    long value(int i) {
        return value[i];
    }

    /** This population as the one that customers are compared with. */
    public Reference reference(Ruleset ruleset, int asOf) {
        RfmReference rfm = RfmReference.of(ruleset.models().rfm(), this, asOf);
        AbcReference abc = AbcReference.of(ruleset.models().abc(), this);
        ClvSettings forecasts = ruleset.models().clv();
        ClvReference clv = forecasts == null ? null : ClvReference.of(forecasts, this, asOf);
        MeasuredColumns columns = new MeasuredColumns(this);
        new Roster(ruleset, rfm, abc, clv, columns, asOf);
        return new Reference(asOf, ruleset.id(), rfm, abc, clv, new KeptColumns(columns.kept()));
    }

    private void grow(int length) {
        customer = Arrays.copyOf(customer, length);
        firstDay = Arrays.copyOf(firstDay, length);
        lastDay = Arrays.copyOf(lastDay, length);
        orders = Arrays.copyOf(orders, length);
        frequency = Arrays.copyOf(frequency, length);
        money = Arrays.copyOf(money, length);
        value = Arrays.copyOf(value, length);
        flags = Arrays.copyOf(flags, length);
        days = Arrays.copyOf(days, length);
        cents = Arrays.copyOf(cents, length);
        laterCents = Arrays.copyOf(laterCents, length);
    }
}
