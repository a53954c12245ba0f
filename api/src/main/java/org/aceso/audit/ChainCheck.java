package org.aceso.audit;

import java.util.Iterator;
import java.util.Optional;

/** Goes along the links of a chain from its start, and stops at the first that is wrong. */
final class ChainCheck {
  private final Optional<NotedHead> noted;
  private long count;
  private String hash = Link.START;

  ChainCheck(Optional<NotedHead> noted) {
    this.noted = noted;
  }

  /** The first fault of a whole chain. */
  Optional<String> run(Iterator<Link> links) {
    while (links.hasNext()) {
      Optional<String> fault = fault(links.next());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return noted
        .filter(head -> head.seq() > count)
        .map(head -> "the chain ends at " + count + ", before the noted " + head.seq());
  }

  /** How many links were right. */
  long count() {
    return count;
  }

  /** The hash of the last that was right. */
  String hash() {
    return hash;
  }

  private Optional<String> fault(Link link) {
    Optional<String> problem = problem(link);
    if (problem.isPresent()) {
      String entry = link.entry() == null ? "" : " (" + link.entry().id() + ")";
      return Optional.of("link " + link.seq() + entry + ": " + problem.get());
    }
    count = link.seq();
    hash = link.hash();
    return Optional.empty();
  }

  private Optional<String> problem(Link link) {
    if (link.seq() != count + 1) {
      return Optional.of("follows link " + count + ", so that what stood between is missing");
    }
    if (link.entry() == null) {
      return Optional.of("its entry is missing");
    }
    if (!link.previousHash().equals(hash)) {
      return Optional.of("it does not name the hash of the link before");
    }
    if (!link.hash().equals(link.computedHash())) {
      return Optional.of("its content does not give its hash");
    }
    return noted
        .filter(head -> head.seq() == link.seq() && !head.hash().equals(link.hash()))
        .map(head -> "its hash is not the noted one: the chain was written anew");
  }
}
