package org.aceso.testkit.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.spi.ChallengeType;

/** Compares all values of a description. Every value has to be compared or left out with reason. */
final class Comparison {
  private final Description description;
  private final List<Leaf> leaves;
  private final Trials trials;
  private final Set<PathPattern> unused = new LinkedHashSet<>();
  private final Map<String, Integer> notCompared = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private int compared;
  private int equal;
  private double worst;

  private Comparison(Description description, DataFolder data, ChallengeType type) {
    this.description = description;
    leaves = data.leaves(description.expected());
    trials = new Trials(type, data);
    description.groups().forEach(group -> unused.addAll(group.values().keySet()));
    unused.addAll(description.notCompared().keySet());
  }

  /** Runs the type over everything that the description names. */
  static Result run(Description description, Path vectors, ChallengeType type) {
    DataFolder data = DataFolder.of(description, vectors);
    try {
      return new Comparison(description, data, type).result();
    } catch (IllegalArgumentException e) {
      return Result.failed(description.type(), description.folder(), e.getMessage());
    }
  }

  private Result result() {
    leaves.forEach(this::account);
    Refusals refusals = Refusals.of(description.invalid(), leaves, trials);
    problems.addAll(refusals.problems());
    unused.forEach(pattern -> problems.add(pattern + " stands for no value"));
    return new Result(
        description.type(),
        description.folder(),
        compared,
        equal,
        worst,
        notCompared,
        refusals.refused(),
        refusals.files(),
        problems);
  }

  private void account(Leaf leaf) {
    boolean left = leaveOut(leaf);
    boolean found = left;
    for (Group group : description.groups()) {
      for (Map.Entry<PathPattern, Target> value : group.values().entrySet()) {
        Optional<Map<String, String>> captured = value.getKey().match(leaf.path());
        if (captured.isPresent()) {
          unused.remove(value.getKey());
          found = true;
          if (!left) {
            compare(leaf, group, value.getValue(), captured.get());
          }
        }
      }
    }
    if (!found && leaf.isValue()) {
      problems.add(leaf.path() + " is neither compared nor left out with a reason");
    }
  }

  private boolean leaveOut(Leaf leaf) {
    boolean left = false;
    for (Map.Entry<PathPattern, String> reason : description.notCompared().entrySet()) {
      if (reason.getKey().match(leaf.path()).isPresent()) {
        unused.remove(reason.getKey());
        if (!left && leaf.isValue()) {
          notCompared.merge(reason.getValue(), 1, Integer::sum);
        }
        left = true;
      }
    }
    return left;
  }

  private void compare(Leaf leaf, Group group, Target target, Map<String, String> captured) {
    compared++;
    try {
      if (!leaf.isValue()) {
        throw new IllegalArgumentException(leaf.value() + " is no number");
      }
      Map<String, String> ofGroup = new LinkedHashMap<>(captured);
      ofGroup.keySet().retainAll(group.at().names());
      double ours = target.number(trials.score(group.inputs().filled(ofGroup)), captured);
      judge(leaf, ours, target.tolerance());
    } catch (IllegalArgumentException e) {
      problems.add(leaf.path() + ": " + e.getMessage());
    }
  }

  private void judge(Leaf leaf, double ours, Tolerance tolerance) {
    double error = tolerance.error(leaf.number(), ours);
    if (tolerance.accepts(error)) {
      equal++;
      worst = Math.max(worst, error);
    } else {
      problems.add(
          leaf.path() + " is " + shown(ours) + ", expected is " + leaf.value().asText("undefined"));
    }
  }

  private static String shown(double number) {
    return Double.isNaN(number) ? "undefined" : Double.toString(number);
  }
}
