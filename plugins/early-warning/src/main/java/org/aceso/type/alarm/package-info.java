/**
 * The challenge type {@code early-warning}: for each hour of a stay a probability and a call, such
 * as for sepsis in the PhysioNet/CinC Challenge 2019.
 */
package org.aceso.type.alarm;
