CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(200), phone VARCHAR(40), email VARCHAR(200), tax_id VARCHAR(40), deleted BOOLEAN, created_at TIMESTAMP WITH TIME ZONE, updated_at TIMESTAMP WITH TIME ZONE);
CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, ordered_at TIMESTAMP WITH TIME ZONE, total DECIMAL(12, 2), currency VARCHAR(3), status VARCHAR(20), created_at TIMESTAMP WITH TIME ZONE, updated_at TIMESTAMP WITH TIME ZONE);
INSERT INTO customers VALUES (1, 'Pine & Co Ltd', '+442079460002', 'office@pine.example', NULL, FALSE, '2024-01-03 09:00:00+00', '2025-06-01 08:00:00+00'),
  (2, 'Juno Vale', NULL, 'juno@pine.example', NULL, FALSE, '2024-01-03 09:00:00+00', NULL);
INSERT INTO orders VALUES (10, 1, '2025-05-20 23:30:00+00', 120.50, 'GBP', 'completed', '2025-05-20 23:30:00+00', NULL);
