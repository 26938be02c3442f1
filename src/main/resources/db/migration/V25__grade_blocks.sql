-- A row of grade holds the grades of customers whose numbers stand close together, under the first number of their block; a row of an
-- earlier release holds those of one customer: see GradeBlock. Grades that changed since stand here, a row a customer, until they
-- are brought into their blocks in bulk.
CREATE TABLE IF NOT EXISTS grade_changed (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
