package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The frozen population that ranks are taken from. */
public final class Reference {
    private static final int LAYOUT = 1;

    private final int asOf;
    private final String ruleset;
    private final RfmReference rfm;
    private final AbcReference abc;
    private final @Nullable ClvReference clv;
    private final KeptColumns columns;
    /** The day on which forecasts were learned. */
    private final int learned;

    Reference(
            int asOf,
            String ruleset,
            RfmReference rfm,
            AbcReference abc,
            @Nullable ClvReference clv,
            KeptColumns columns) {
        this(asOf, ruleset, rfm, abc, clv, columns, asOf);
    }

    private Reference(
            int asOf,
            String ruleset,
            RfmReference rfm,
            AbcReference abc,
            @Nullable ClvReference clv,
            KeptColumns columns,
            int learned) {
        this.learned = learned;
        this.asOf = asOf;
        this.ruleset = ruleset;
        this.rfm = rfm;
        this.abc = abc;
        this.clv = clv;
        this.columns = columns;
    }

    /** The epoch day of the population. */
    public int asOf() {
        return asOf;
    }

    /** {@link Ruleset#id()} of the rules that made it. */
    public String ruleset() {
        return ruleset;
    }

    /** The epoch day on which forecasts were learned: that of the population, or later. */
    public int learned() {
        return learned;
    }

    /** The same population with what forecasts learned on another day, as {@link #learnedBytes} wrote it. */
    public Reference relearned(int day, byte[] learnedBytes) {
        return with(ClvReference.read(new ByteReader(learnedBytes)), day);
    }

    /**
     * The same population with forecasts learned of other customers, where the rules want that by a day and it can be done;
     * else this.
     */
    public Reference relearnedIfOld(Ruleset rules, Population customers, int day) {
        ClvSettings settings = rules.models().clv();
        if (settings == null || clv == null || !settings.old(learned, day)) {
            return this;
        }
        ClvReference fresh = ClvReference.of(settings, customers, day);
        boolean worse = fresh.model().none() != null && clv.model().none() == null;
        return worse ? this : with(fresh, day);
    }

    private Reference with(ClvReference fresh, int day) {
        return new Reference(asOf, ruleset, rfm, abc, fresh, columns, day);
    }

    /** For the store: what forecasts learned; only where the rules have them. */
    public byte[] learnedBytes() {
        if (clv == null) {
            throw new IllegalStateException("nothing was learned: forecasts are off");
        }
        ByteWriter out = new ByteWriter();
        clv.write(out);
        return out.toBytes();
    }

    RfmReference rfm() {
        return rfm;
    }

    AbcReference abc() {
        return abc;
    }

    /** Null unless the rules have that model. */
    @Nullable ClvReference clv() {
        return clv;
    }

    KeptColumns columns() {
        return columns;
    }

    /** For the store: some 2 to 3 bytes for each customer with a value, in each column. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter();
        out.raw(LAYOUT);
        out.signed(asOf);
        byte[] id = ruleset.getBytes(StandardCharsets.UTF_8);
        out.unsigned(id.length);
        for (byte b : id) {
            out.raw(b);
        }
        rfm.write(out);
        abc.write(out);
        columns.write(out);
        if (clv != null) {
            KeptColumns.end(out);
            clv.write(out);
        }
        return out.toBytes();
    }

    /** Reads what {@link #toBytes} wrote; anything else is an {@link IllegalStateException}. */
    public static Reference fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.version(LAYOUT, "a grading reference");
        int asOf = (int) in.signed();
        byte[] id = new byte[(int) in.unsigned()];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) in.raw();
        }
        String ruleset = new String(id, StandardCharsets.UTF_8);
        RfmReference rfm = RfmReference.read(in);
        AbcReference abc = AbcReference.read(in);
        KeptColumns columns = KeptColumns.read(in);
        return new Reference(asOf, ruleset, rfm, abc, in.more() ? ClvReference.read(in) : null, columns);
    }
}
