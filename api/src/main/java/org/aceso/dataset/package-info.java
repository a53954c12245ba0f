/**
 * Named sets of files of a challenge, each with who may read it. Knows challenges and the store;
 * phases refer to its files.
 */
package org.aceso.dataset;
