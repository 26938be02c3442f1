-- Whose facts a customer's records bring is told by the index alone: rows of source_record are long, and one in a page is wanted.
DROP INDEX IF EXISTS source_record_customer;
CREATE INDEX source_record_customer ON source_record (customer_id, account_record);
