package org.aceso.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.aceso.runner.host.TestJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildMainTest {
  @TempDir private Path folder;

  /** When a parent is killed its end of the pipe is closed: that is all a child ever sees of it. */
  @Test
  void child_endsWithItsParentEvenInAnEndlessLoop() throws Exception {
    Path jar =
        new TestJar(folder)
            .source(
                "Endless", "public class Endless { static { while (Endless.class != null) {} } }")
            .provides("Endless")
            .build();
    Process child = new ProcessBuilder(ChildOptions.defaults().command()).start();
    try {
      DataOutputStream requests = new DataOutputStream(child.getOutputStream());
      Frames.write(requests, RequestJson.write(new Request.Describe(folder.resolve("absent.jar"))));
      Frames.read(new DataInputStream(child.getInputStream()), 1 << 20);
      Frames.write(requests, RequestJson.write(new Request.Describe(jar)));
      requests.close();
      assertTrue(child.waitFor(2, TimeUnit.MINUTES), "the child outlives its parent");
      assertEquals(0, child.exitValue());
    } finally {
      child.destroyForcibly();
    }
  }
}
