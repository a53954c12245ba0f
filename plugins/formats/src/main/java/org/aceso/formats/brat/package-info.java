/**
 * Annotations beside a text in the standoff format of brat. (P. Stenetorp et al., EACL 2012
 * demonstrations, 102-107; https://brat.nlplab.org/standoff.html.)
 */
package org.aceso.formats.brat;
