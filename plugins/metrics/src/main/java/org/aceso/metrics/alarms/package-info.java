/**
 * Alarms over the hours of a stay: what an early, late, missed or false call is worth. (PhysioNet/
 * CinC Challenge 2019.)
 */
package org.aceso.metrics.alarms;
