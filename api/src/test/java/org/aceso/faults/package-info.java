/**
 * What is left when servers, workers, evaluators and the database are killed at random, again and
 * again, while clients submit.
 */
package org.aceso.faults;
