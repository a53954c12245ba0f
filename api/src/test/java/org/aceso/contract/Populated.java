package org.aceso.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aceso.TestServer;

/** A server on which everything that the contract has was done once. */
public final class Populated {
  private Populated() {}

  /** Does it, and answers the paths that were read by the way. */
  public static List<String> paths(TestServer server) {
    List<Reply> seen = Collections.synchronizedList(new ArrayList<>());
    new Walk(new World(server, seen::add), seen).go();
    return seen.stream()
        .filter(reply -> reply.method().equals("GET") && reply.status() == 200)
        .map(Reply::path)
        .distinct()
        .sorted()
        .toList();
  }
}
