/** The words of the field as immutable values. */
package org.millrace.model;
