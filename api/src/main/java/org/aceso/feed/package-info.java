/**
 * What happens in a challenge or to a submission, as pages and as a stream. Knows challenges,
 * submissions and events; nothing knows this.
 */
package org.aceso.feed;
