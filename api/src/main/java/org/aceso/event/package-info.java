/**
 * What happened, written in the transaction that made it happen. Knows no feature: features publish
 * here, and others deliver what was published.
 */
package org.aceso.event;
