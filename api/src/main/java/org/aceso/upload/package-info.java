/**
 * Files that come in parts and go on where they stopped (tus 1.0), until a submission or a dataset
 * takes them. Known to nobody but the edge.
 */
package org.aceso.upload;
