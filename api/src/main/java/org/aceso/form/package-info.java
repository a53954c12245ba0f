/**
 * What registering for a challenge takes: documents, questions, declarations, and whether an
 * organiser decides. Knows challenges and documents; registrations are held against it.
 */
package org.aceso.form;
