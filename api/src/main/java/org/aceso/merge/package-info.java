/**
 * Two teams that become one. Knows teams; what has to follow in boards is done by those who know
 * boards.
 */
package org.aceso.merge;
