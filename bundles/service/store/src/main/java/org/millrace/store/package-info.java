/**
 * Everything kept in SQL: one repository for each aggregate, bound to one unit of work. Start at
 * {@link org.millrace.store.Store}.
 */
package org.millrace.store;
