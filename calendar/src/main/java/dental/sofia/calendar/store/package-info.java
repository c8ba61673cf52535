/**
 * The database: rows, queries and transactions, the same for H2 and PostgreSQL. Everything that is
 * read or written goes through {@link dental.sofia.calendar.store.Database}.
 */
package dental.sofia.calendar.store;
