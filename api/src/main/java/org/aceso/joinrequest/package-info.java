/** Requests of people to join a team. Knows teams; nothing knows requests. */
package org.aceso.joinrequest;
