/**
 * The audit log: what changed, who changed it, and a chain of hashes that shows when somebody
 * changed the log itself. Every feature records here, so it knows none of them.
 */
package org.aceso.audit;
