/**
 * Label maps as files of cases, whatever the format of the images: what types of label maps share.
 */
package org.aceso.formats.labels;
