/** Opens PostgreSQL, embedded or outside, and brings its schema up to date. Knows no feature. */
package org.aceso.database;
