/**
 * Runs plugins in child processes, so that a crash, an endless loop or a full heap of a plugin
 * takes down nothing else. {@link org.aceso.runner.child.EvaluatorProcess} and {@link
 * org.aceso.runner.child.EvaluatorPool} are the parent's side, {@link
 * org.aceso.runner.child.ChildMain} is the child's; {@link org.aceso.runner.child.Request} is what
 * they say to each other.
 *
 * <p>Knows {@code org.aceso.runner} and its other packages.
 */
package org.aceso.runner.child;
