/**
 * Submitted files go when a challenge keeps them no longer, and stored bytes when nothing needs
 * them any more. Scores, digests, receipts and boards stay. Whether a submission has its file still
 * is {@code submission.file_removed_at}; whether the store has the bytes, for whomever, is {@code
 * blob.removed_at}.
 */
package org.aceso.removal;
