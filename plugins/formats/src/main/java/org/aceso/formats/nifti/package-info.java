/**
 * Label maps in NIfTI-1 and NIfTI-2 files, compressed with gzip or not: all integer and float types
 * in both byte orders. The format: https://nifti.nimh.nih.gov.
 */
package org.aceso.formats.nifti;
