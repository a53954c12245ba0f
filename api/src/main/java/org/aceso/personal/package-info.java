/**
 * What the installation holds about a person: handed out, and erased, on request. Knows the tables
 * of every feature, because nobody can tell what is held about people from one feature alone; no
 * feature knows it.
 */
package org.aceso.personal;
