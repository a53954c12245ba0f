/**
 * Which platforms host a challenge: offered by its owner, taken by the other platform. Knows
 * challenges; platforms as ids.
 */
package org.aceso.host;
