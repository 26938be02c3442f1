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

    Reference(int asOf, String ruleset, RfmReference rfm, AbcReference abc, @Nullable ClvReference clv) {
        this.asOf = asOf;
        this.ruleset = ruleset;
        this.rfm = rfm;
        this.abc = abc;
        this.clv = clv;
    }

    /** The epoch day of the population. */
    public int asOf() {
        return asOf;
    }

    /** {@link Ruleset#id()} of the rules that made it. */
    public String ruleset() {
        return ruleset;
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

    /** For the store: some 2 to 3 bytes for each customer with a value. */
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
        if (clv != null) {
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
        return new Reference(
                asOf,
                new String(id, StandardCharsets.UTF_8),
                RfmReference.read(in),
                AbcReference.read(in),
                in.more() ? ClvReference.read(in) : null);
    }
}
