package org.aceso.type.ecg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class WeightTableTest {
  private final List<Issue> issues = new ArrayList<>();

  @Test
  void equivalentCodes_areOneClass() throws IOException {
    ScoredClasses classes =
        read(",a|x,b,c\na|x,1,0.5,1\nb,0.5,1,0.5\nc,1,0.5,1\n", List.of(List.of("a", "c")), "b");
    assertEquals(List.of("a", "b"), classes.names());
    assertEquals(0, classes.of("x").getAsInt());
    assertEquals(0, classes.of("c").getAsInt());
    assertEquals(1, classes.normal());
    assertEquals(0.5, classes.weights()[0][1]);
    assertEquals(List.of(), issues);
  }

  @Test
  void malformedTables_areRefused() throws IOException {
    for (String table :
        List.of(
            "",
            "a\n",
            ",a,b\na,1,0\n",
            ",a,b\na,1,0\nc,0,1\n",
            ",a,b\na,1,0\nb,0\n",
            ",a,b\na,1,x\nb,0,1\n",
            ",a,a\na,1,0\na,0,1\n",
            ",a,c\na,1,0\nc,0,1\n",
            ",a,b,c\na,1,0,0\nb,0,1,0\nc,0,0,1\n")) {
      issues.clear();
      assertNull(read(table, List.of(List.of("a", "c")), "b"), table);
      assertFalse(issues.isEmpty(), table);
    }
  }

  private ScoredClasses read(String table, List<List<String>> groups, String normal)
      throws IOException {
    Entry file =
        new Entry() {
          @Override
          public String name() {
            return "weights.csv";
          }

          @Override
          public long size() {
            return -1;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
          }
        };
    return new WeightTable(Location.setting("weights"), issues::add).read(file, groups, normal);
  }
}
