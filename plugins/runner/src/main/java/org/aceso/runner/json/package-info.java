/**
 * How the records of the runner and the SPI are written as JSON. Knows those records and Jackson.
 */
package org.aceso.runner.json;
