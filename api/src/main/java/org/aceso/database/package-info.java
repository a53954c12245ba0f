/**
 * Opens PostgreSQL, embedded or outside, brings its schema up to date, and asks it for the time.
 * Knows no feature.
 */
package org.aceso.database;
