/**
 * What a challenge announces, with every revision. Knows challenges and publishes events; nothing
 * knows this.
 */
package org.aceso.announcement;
