package org.aceso;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What must never depend on what. Each rule says why in its message. */
final class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/org/aceso/client/"))
          .importPackages("org.aceso");

  /** Packages of this module that are no features: what these need, and commands of their own. */
  private static final Set<String> BELOW =
      Set.of(
          "access", "command", "database", "demo", "evaluator", "http", "ids", "storage", "trace");

  private static final String[] FEATURES = features();

  @Test
  void spi_dependsOnJavaAlone() {
    classes()
        .that()
        .resideInAPackage("org.aceso.spi..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.aceso.spi..")
        .because("authors of plugins compile against it, and nothing else may reach them")
        .check(ALL);
  }

  @Test
  void pf4j_isKnownToThePluginHostAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.aceso.runner.host..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.pf4j..")
        .because("one class wraps it, so that it can be replaced")
        .check(ALL);
  }

  @Test
  void openTelemetry_isKnownToTheTracesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.aceso.trace..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .because("one package wraps it, so that it can be replaced")
        .check(ALL);
  }

  @Test
  void metricsAndFormats_knowTheSpiAlone() {
    classes()
        .that()
        .resideInAnyPackage("org.aceso.metrics..", "org.aceso.formats..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.aceso.spi..", "org.aceso.metrics..", "org.aceso.formats..")
        .because("plugins shade them, and must not shade a host")
        .check(ALL);
  }

  @Test
  void runner_knowsNoServer() {
    noClasses()
        .that()
        .resideInAPackage("org.aceso.runner..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.jdbi..", "java.sql..", "org.aceso.http..")
        .because("the same code runs in a child process, on the command line and in the test kit")
        .check(ALL);
  }

  @Test
  void javalin_isKnownToTheEdgeAndTheRootAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.aceso.http..", "org.aceso")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..")
        .because("features answer calls; how they arrive is the edge's business")
        .check(ALL);
  }

  @Test
  void sql_standsInQueriesAlone() {
    noClasses()
        .that(resideInAnyPackage(FEATURES))
        .and(not(simpleNameEndingWith("Queries")))
        .and(not(simpleNameEndingWith("Queue")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.sql..")
        .because("a reader finds all SQL of a feature in one place")
        .check(ALL);
    noClasses()
        .that(resideInAnyPackage(FEATURES))
        .and(not(simpleNameEndingWith("Queries")))
        .and(not(simpleNameEndingWith("Queue")))
        .should()
        .callMethod(Handle.class, "createQuery", String.class)
        .orShould()
        .callMethod(Handle.class, "createUpdate", String.class)
        .orShould()
        .callMethod(Handle.class, "execute", String.class, Object[].class)
        .because("verbs pass a transaction on, they do not speak SQL")
        .check(ALL);
  }

  @Test
  void wireRecords_stopAtRoutesAndJson() {
    noClasses()
        .that(resideInAnyPackage(FEATURES))
        .and(not(simpleNameEndingWith("Routes")))
        .and(not(simpleNameEndingWith("Json")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.aceso.wire..")
        .because("the contract may change its shape without the domain noticing")
        .check(ALL);
  }

  @Test
  void features_haveNoCycles() {
    slices()
        .matching("org.aceso.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a feature can be read with those below it alone")
        .check(ALL);
  }

  @Test
  void clockRandomnessAndIds_haveOneSource() {
    noClasses()
        .that()
        .resideInAnyPackage(FEATURES)
        .or()
        .resideInAnyPackage("org.aceso", "org.aceso.http..", "org.aceso.storage..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .because("deadlines are the database's clock, and identifiers come from Ids")
        .check(ALL);
  }

  @Test
  void javaSerialization_isNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .because("bytes of strangers must never choose which class is made of them")
        .check(ALL);
  }

  @Test
  void packages_sayWhatTheyAre() {
    Set<String> silent = new TreeSet<>();
    for (JavaClass type : ALL) {
      if (!type.getPackageName().equals("org.aceso.wire")
          && !ALL.contain(type.getPackageName() + ".package-info")) {
        silent.add(type.getPackageName());
      }
    }
    assertEquals(Set.of(), silent, "packages without a package-info");
  }

  private static String[] features() {
    File[] packages = new File("src/main/java/org/aceso").listFiles(File::isDirectory);
    return Arrays.stream(packages)
        .map(File::getName)
        .filter(name -> !BELOW.contains(name))
        .map(name -> "org.aceso." + name + "..")
        .toArray(String[]::new);
  }
}
