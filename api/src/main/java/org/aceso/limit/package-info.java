/**
 * Counts requests for all servers of an installation. Wraps Bucket4j, which keeps the counts in the
 * database; knows nothing of HTTP.
 */
package org.aceso.limit;
