/**
 * Challenges as data: what a plugin jar says about how real challenges asked its questions. Read
 * from the jar as files; no class of it is loaded.
 */
package org.aceso.runner.preset;
