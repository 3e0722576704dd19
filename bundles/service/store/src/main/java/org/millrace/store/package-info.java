/** Everything kept in SQL: one repository for each aggregate, migrations and the secret box. */
package org.millrace.store;
