-- R, F, M by quintiles (ties low) and ABC by cumulative revenue, as of a day, from raw orders.
CREATE TABLE graded AS
WITH did AS (
    SELECT customer,
        MAX(day) AS last_day,
        COUNT(*) FILTER (WHERE day >= :rfm_from) AS orders,
        COALESCE(SUM(cents) FILTER (WHERE day >= :rfm_from), 0) AS money,
        COALESCE(SUM(cents) FILTER (WHERE day >= :abc_from), 0) AS value
    FROM orders
    WHERE status IN ('PAID', 'SHIPPED', 'COMPLETED', 'INVOICED') AND cents > 0 AND day <= :as_of
    GROUP BY customer
), ranked AS (
    SELECT customer,
        value,
        COUNT(*) OVER () AS n,
        RANK() OVER (ORDER BY last_day) - 1 AS worse_r,
        RANK() OVER (ORDER BY orders) - 1 AS worse_f,
        RANK() OVER (ORDER BY money) - 1 AS worse_m,
        SUM(value) OVER () AS total,
        COALESCE(SUM(value) OVER (ORDER BY value DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS better
    FROM did
)
SELECT customer,
    1 + CAST(FLOOR(CAST(5 * worse_r AS DOUBLE PRECISION) / n) AS INT) AS r,
    1 + CAST(FLOOR(CAST(5 * worse_f AS DOUBLE PRECISION) / n) AS INT) AS f,
    1 + CAST(FLOOR(CAST(5 * worse_m AS DOUBLE PRECISION) / n) AS INT) AS m,
    CASE
        WHEN value > 0 AND better * 100 < total * 80 THEN 'A'
        WHEN value > 0 AND better * 100 < total * 95 THEN 'B'
        ELSE 'C'
    END AS abc
FROM ranked
