package io.tierhub.store;

import io.tierhub.grade.ScoreVersion;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What customers were graded before they got what they have: the last results of each, oldest first. */
public final class ScoreTrail {
    private static final int VERSION = 1;

    private final Sql sql;

    ScoreTrail(Sql sql) {
        this.sql = sql;
    }

    /** Of some customers; those of whom nothing earlier is known are left out. */
    public Map<Long, List<ScoreVersion>> of(long[] customers) {
        Map<Long, List<ScoreVersion>> trails = new HashMap<>();
        sql.list(
                "SELECT s.customer_id, s.data FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN score_trail s ON s.customer_id = w.id",
                row -> trails.put(row.aLong(), decode(row.bytes())),
                customers);
        return trails;
    }

    /** Adds those of customers of whom nothing earlier was known. */
    public void add(Map<Long, List<ScoreVersion>> trails) {
        sql.append("score_trail (data, customer_id)", List.copyOf(trails.entrySet()), ScoreTrail::bind);
    }

    /** Replaces those of customers of whom something was. */
    public void replace(Map<Long, List<ScoreVersion>> trails) {
        sql.batch(
                "UPDATE score_trail SET data = ? WHERE customer_id = ?",
                List.copyOf(trails.entrySet()),
                ScoreTrail::bind);
    }

    private static void bind(Params to, Map.Entry<Long, List<ScoreVersion>> each) throws SQLException {
        to.put(encode(each.getValue())).put(each.getKey());
    }

    /** Forgets customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM score_trail WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    /** A ruleset or source that is that of the result before is written as an empty text. */
    static byte[] encode(List<ScoreVersion> trail) {
        Bytes to = new Bytes();
        to.octet(VERSION);
        String ruleset = "";
        String source = "";
        for (ScoreVersion each : trail) {
            to.number(each.asOf());
            to.number((int) (each.knownAt() / 1_000_000));
            to.number((int) (each.knownAt() % 1_000_000));
            to.number(each.reference());
            to.text(each.ruleset().equals(ruleset) ? "" : each.ruleset());
            to.real(each.score());
            to.octet(Codes.of(each.tier()));
            to.text(each.source().equals(source) ? "" : each.source());
            ruleset = each.ruleset();
            source = each.source();
        }
        return to.written();
    }

    static List<ScoreVersion> decode(byte[] stored) {
        Bytes from = new Bytes(stored);
        FieldCodec.refuseOther(from.octet(), VERSION);
        List<ScoreVersion> trail = new ArrayList<>();
        String ruleset = "";
        String source = "";
        while (!from.atEnd()) {
            int asOf = from.number();
            long knownAt = from.number() * 1_000_000L + from.number();
            int reference = from.number();
            String rules = from.text();
            ruleset = rules.isEmpty() ? ruleset : rules;
            Double score = from.real();
            Tier tier = Codes.tier(from.octet());
            String by = from.text();
            source = by.isEmpty() ? source : by;
            trail.add(new ScoreVersion(asOf, knownAt, reference, ruleset, score, tier, source));
        }
        return trail;
    }
}
