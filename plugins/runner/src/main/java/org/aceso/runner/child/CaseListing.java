package org.aceso.runner.child;

import org.aceso.runner.IssueReport;

/**
 * What came of listing the cases of a reference.
 *
 * @param cases how many were written; 0 when the reference is refused
 * @param issues what was found
 */
public record CaseListing(int cases, IssueReport issues) {}
