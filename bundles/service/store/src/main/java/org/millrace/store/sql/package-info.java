/** How the store speaks SQL: the database, one transaction, and what differs between products. */
package org.millrace.store.sql;
