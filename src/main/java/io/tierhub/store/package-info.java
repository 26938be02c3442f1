/** Every SQL statement of the hub: migrations, transactions, the tables, the ledger and the outbox. */
@NullMarked
package io.tierhub.store;

import org.jspecify.annotations.NullMarked;
