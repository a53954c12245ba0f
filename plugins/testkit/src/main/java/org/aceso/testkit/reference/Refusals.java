package org.aceso.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files that must be refused are.
 *
 * @param files how many there are
 * @param refused how many of them are refused
 * @param problems the others
 */
record Refusals(int files, int refused, List<String> problems) {

  /** An invalid file stands wherever the beginning of a leaf's path fits a group. */
  static Refusals of(List<Group> groups, List<Leaf> leaves, Trials trials) {
    int files = 0;
    int refused = 0;
    List<String> problems = new ArrayList<>();
    for (Group group : groups) {
      Set<Group.Inputs> found = inputs(group, leaves);
      if (found.isEmpty()) {
        problems.add(group.at() + " stands for no invalid file");
      }
      for (Group.Inputs inputs : found) {
        files++;
        String problem = problem(inputs, trials);
        if (problem == null) {
          refused++;
        } else {
          problems.add(inputs.submission() + " " + problem);
        }
      }
    }
    return new Refusals(files, refused, problems);
  }

  private static Set<Group.Inputs> inputs(Group group, List<Leaf> leaves) {
    PathPattern below = new PathPattern(group.at() + "/**");
    Set<Group.Inputs> inputs = new LinkedHashSet<>();
    for (Leaf leaf : leaves) {
      Map<String, String> captured =
          group.at().match(leaf.path()).or(() -> below.match(leaf.path())).orElse(null);
      if (captured != null) {
        inputs.add(group.inputs().filled(captured));
      }
    }
    return inputs;
  }

  private static String problem(Group.Inputs inputs, Trials trials) {
    try {
      return trials.score(inputs).valid() ? "is accepted" : null;
    } catch (IllegalArgumentException e) {
      return "cannot be evaluated: " + e.getMessage();
    }
  }
}
